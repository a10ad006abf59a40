import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { readingMinutes } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import type { records } from '../../contract/records.ts';
import type { RecordView } from '../../contract/views.ts';
import { loadFileToRead, loadToRead } from '../emergency/load-to-read.ts';
import { noteReading } from '../emergency/open-in-emergency.ts';
import { filesOf, pageOfFile, type WholeRecord } from '../records/records.queries.ts';
import { showRecordById } from '../records/show-record.ts';

export function showRecord(ctx: TxContext, input: InputOf<typeof records.show>): Promise<RecordView> {
  return showRecordById(ctx, input.recordId);
}

/** A file of a record; under an emergency opening it is written down first, while the opening stands. */
export async function downloadFile(
  ctx: OutsideContext,
  input: InputOf<typeof records.download>,
): Promise<FileAnswer> {
  const seen = await ctx.transact('read', (inner) => fileToTake(inner, input));
  const { sha256, opening, open, ...shown } = seen.opening
    ? await ctx.transact('write', (inner) => noted(inner, input))
    : seen;
  return { body: await ctx.files.open(sha256), ...shown, ...keepable(open, sha256) };
}

async function fileToTake(ctx: TxContext, { recordId, position, form }: InputOf<typeof records.download>) {
  const { row, opening } = await loadToRead(ctx, recordId);
  const file = found((await filesOf(ctx.tx, recordId)).find((one) => one.position === position));
  const taken =
    form === 'original'
      ? { sha256: file.sha256, mediaType: file.media_type, fileName: file.name }
      : {
          sha256: found(file.searchable_sha256),
          mediaType: 'application/pdf',
          fileName: `${file.name.replace(/\.\w+$/, '')}.pdf`,
        };
  return { ...taken, opening, open: isOpen(row) };
}

async function noted(ctx: TxContext, input: InputOf<typeof records.download>) {
  const taken = await fileToTake(ctx, input);
  const { opening } = taken;
  if (opening) await noteReading(ctx, { openingId: opening.id, position: input.position, act: 'downloaded' });
  return taken;
}

/** The picture of one page. */
export async function showPageImage(
  ctx: OutsideContext,
  input: InputOf<typeof records.pageImage>,
): Promise<FileAnswer> {
  const { page, open } = await ctx.transact('read', async (inner) => {
    const { row } = await loadFileToRead(inner, input, { freshMinutes: readingMinutes });
    return { page: found(await pageOfFile(inner.tx, input)), open: isOpen(row) };
  });
  const sha256 = found(input.size === 'full' ? page.image_sha256 : page.thumbnail_sha256);
  return {
    body: await ctx.files.open(sha256),
    mediaType: 'image/webp',
    fileName: `${input.page}.webp`,
    inline: true,
    ...keepable(open, sha256),
  };
}

const isOpen = (row: WholeRecord) => row.security_class === 'B' && row.dossier_class === 'B';

/** Only what the whole agency may read may stay in a browser's cache: it would outlive sign-out and a lost right. */
function keepable(open: boolean, etag: string): Pick<FileAnswer, 'etag'> {
  return open ? { etag } : {};
}
