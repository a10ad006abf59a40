import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { claimFiles } from '#modules/files/server/files.api.ts';
import type { documents } from '../../contract/documents.ts';
import { fileVersionAdded } from '../../contract/events.ts';
import type { DossierId } from '../../contract/terms.ts';
import type { RecordView } from '../../contract/views.ts';
import { loadKeptDossier } from '../dossiers/load-dossier.ts';
import { requestReading } from '../jobs/read-record.ts';
import { factOf } from '../records/file-thing.ts';
import { filesOf } from '../records/records.queries.ts';
import { insertVersion } from '../records/records.writes.ts';
import { loadRecord, showRecordById } from '../records/show-record.ts';
import { versionsOf } from './documents.queries.ts';

/** Brings a better copy of a file, into a closed dossier too: what lies there is not replaced. */
export async function addFileVersion(
  ctx: TxContext,
  input: InputOf<typeof documents.addVersion>,
): Promise<RecordView> {
  const { tx, actor } = ctx;
  const { recordId, position, reason } = input;
  const record = await loadRecord(ctx, recordId);
  const dossierId = record.dossier_id as DossierId;
  const { row } = await loadKeptDossier(ctx, dossierId);
  found((await filesOf(tx, recordId)).find((file) => file.position === position));
  // Versions are of the file that was filed, so that all of them stand beside each other.
  const versions = await versionsOf(tx, recordId);
  ensure(!versions.some((version) => version.position === position), 'archive.version-of-version');
  const by = found(actor.personId);
  const now = ctx.clock.now();
  const [file] = await claimFiles(tx, [input.fileId], by, now);
  const { fileId, name, mediaType, sizeBytes: size, sha256 } = found(file);
  const added = await insertVersion(
    tx,
    recordId,
    { fileId, name, mediaType, size, sha256, searchableSha256: null },
    { of: position, kind: 'better', reason, by, at: now },
  );
  await requestReading(tx, actor.agencyId, recordId);
  await emit(ctx, fileVersionAdded, {
    subject: dossierId,
    payload: { ...factOf(row), recordId, item: record.item_number, position: added },
  });
  return showRecordById(ctx, recordId);
}
