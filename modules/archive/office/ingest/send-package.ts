import { AppError } from '#core/contract/errors.ts';
import { call } from '#office/data/client.ts';
import { mayPass } from '#office/data/query-client.ts';
import { sendBytes } from '#office/data/send-bytes.ts';
import { ingests } from '../../contract/ingest.ts';
import type { IngestId, PackageView } from '../../contract/ingest-terms.ts';

/** A package may come in a thousand pieces at most: they are larger than those of a document. */
const piece = 4 * 1024 * 1024;
const attempts = 8;

/** Sends a package in pieces. Broken off and chosen again, it goes on where it was. */
export async function sendPackage(
  ingestId: IngestId,
  file: File,
  options: { signal: AbortSignal; onProgress: (sent: number) => void },
): Promise<void> {
  let one = await call(ingests.beginPackage, { ingestId, name: file.name, size: file.size }, options);
  for (let failed = 0; one.state === 'coming'; ) {
    options.onProgress(one.offset);
    try {
      one = await sendPiece(one, file, options.signal);
      failed = 0;
    } catch (fault) {
      failed += 1;
      const moved = fault instanceof AppError && fault.code === 'files.offset-mismatch';
      if (options.signal.aborted || failed > attempts || !(moved || mayPass(fault))) throw fault;
      await pause(moved ? 0 : 500 * 2 ** failed);
      one = await call(ingests.showPackage, { packageId: one.id }, options).catch(() => one);
    }
  }
  options.onProgress(file.size);
}

function sendPiece({ id, offset }: PackageView, file: File, signal: AbortSignal): Promise<PackageView> {
  const bytes = file.slice(offset, offset + piece);
  return sendBytes(ingests.continuePackage, { packageId: id, offset }, bytes, signal);
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
