import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import { found } from '#core/contract/errors.ts';
import { FileId, PersonId } from '#core/contract/ids.ts';
import { boxUnit } from '#core/documents/page-words.ts';
import { createSearchablePdf } from '#core/documents/searchable-pdf.ts';
import { emit } from '#core/events/emit.ts';
import { type Job, type JobContext, job } from '#core/jobs/job.ts';
import { registerObject } from '#modules/files/server/files.api.ts';
import { fileRedacted } from '../../contract/events.ts';
import { type DossierId, RecordId } from '../../contract/terms.ts';
import { picturesOf, versionsOf } from '../documents/documents.queries.ts';
import { dossierById } from '../dossiers/dossiers.queries.ts';
import { factOf } from '../records/file-thing.ts';
import { filesOf, recordById } from '../records/records.queries.ts';
import { insertVersion } from '../records/records.writes.ts';
import { requestReading } from './read-record.ts';

const Payload = z.object({
  recordId: RecordId,
  /** What the copy will be: a run after a crash finds it there. */
  fileId: FileId,
  position: z.int(),
  reason: z.string(),
  by: PersonId,
  boxes: z.array(z.object({ page: z.int(), box: z.array(z.int()).length(4) })),
});
type Boxes = z.output<typeof Payload>['boxes'];
const maxObjectBytes = 500_000_000;

/**
 * Makes a copy of a file for the public: a PDF of the pictures of its pages, with black laid into the pictures. Nothing of
 * the file goes along but what can be seen; what is left is read again like any scan.
 */
export const redactFileJob: Job<typeof Payload> = job({
  name: 'archive.redact-file',
  payload: Payload,
  maxAttempts: 3,
  run: async (ctx, { recordId, fileId, position, reason, by, boxes }) => {
    const { record, files, pages, root } = await ctx.transact('read', async ({ tx }) => ({
      record: found(await recordById(tx, recordId)),
      files: await filesOf(tx, recordId),
      pages: await picturesOf(tx, { recordId, position }),
      root: (await versionsOf(tx, recordId)).find((version) => version.position === position)?.of_position,
    }));
    if (files.some((one) => one.file_id === fileId)) return;
    const file = found(files.find((one) => one.position === position));
    const folder = await mkdtemp(path.join(tmpdir(), 'pendopo-redacted-'));
    try {
      const copy = path.join(folder, 'redacted.pdf');
      await writeCopy(ctx, copy, pages, boxes);
      const object = await ctx.files.put(createReadStream(copy), {
        maxBytes: maxObjectBytes,
        agency: ctx.actor.agencyId,
      });
      await ctx.transact('write', async (inner) => {
        const { tx } = inner;
        const at = ctx.clock.now();
        const name = `${file.name.replace(/\.\w+$/, '')}-publik.pdf`;
        const mediaType = 'application/pdf';
        // Of two runs at once the later one fails here, and finds the copy when it is tried again.
        const made = await registerObject(tx, { fileId, object, name, mediaType, personId: by, at });
        const added = await insertVersion(
          tx,
          recordId,
          {
            ...{ fileId: made.fileId, name, mediaType, size: made.sizeBytes, sha256: made.sha256 },
            searchableSha256: null,
          },
          { of: root ?? position, kind: 'redacted', reason, by, at },
        );
        await requestReading(tx, ctx.actor.agencyId, recordId);
        const dossier = found(await dossierById(tx, record.dossier_id as DossierId));
        await emit(inner, fileRedacted, {
          subject: record.dossier_id,
          payload: {
            ...factOf(dossier),
            ...{ recordId, item: record.item_number, position: added, places: boxes.length },
          },
        });
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});

async function writeCopy(
  ctx: JobContext,
  target: string,
  pages: readonly { page: number; image_sha256: string }[],
  boxes: Boxes,
): Promise<void> {
  const pdf = await createSearchablePdf(target);
  try {
    for (const { page, image_sha256 } of pages) {
      // Whoever stops the program waits for it.
      ctx.signal.throwIfAborted();
      const own = boxes.filter((one) => one.page === page).map(({ box }) => box);
      const picture = await ctx.files.withLocalCopy(image_sha256, (source) => blacked(source, own));
      await pdf.addPage({ ...picture, words: [] });
    }
    await pdf.finish();
  } catch (error) {
    await pdf.abandon();
    throw error;
  }
}

/** The picture of a page with black in it where it is covered, as pixels that hold nothing of what was there. */
async function blacked(
  source: string,
  boxes: readonly number[][],
): Promise<{ jpeg: Buffer; width: number; height: number }> {
  const picture = sharp(source);
  const { width, height } = await picture.metadata();
  const covers = boxes.flatMap(([x = 0, y = 0, w = 0, h = 0]) => {
    const left = Math.min(width - 1, Math.floor((x / boxUnit) * width));
    const top = Math.min(height - 1, Math.floor((y / boxUnit) * height));
    const right = Math.min(width, Math.ceil(((x + w) / boxUnit) * width));
    const bottom = Math.min(height, Math.ceil(((y + h) / boxUnit) * height));
    if (right <= left || bottom <= top) return [];
    const black = { width: right - left, height: bottom - top, channels: 3 as const, background: '#000000' };
    return [{ input: { create: black }, left, top }];
  });
  const jpeg = await picture
    .flatten({ background: '#ffffff' })
    .composite(covers)
    .jpeg({ quality: 72 })
    .toBuffer();
  return { jpeg, width, height };
}
