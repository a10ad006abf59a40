import type { Readable } from 'node:stream';
import { ensure, found } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { fileById, openFile } from '#modules/files/server/files.api.ts';
import type { letters } from '../../contract/letters.ts';
import type { DocumentId, IntakeId, LetterId } from '../../contract/terms.ts';
import { type DocumentRecord, documentById, pagePicture, pagesOf } from '../letters.queries.ts';
import { loadLetter } from '../load-letter.ts';
import { loadIntake } from './open-intake.ts';

/** The pages of a document and their text. */
export async function showPages(
  ctx: TxContext,
  input: InputOf<typeof letters.pages>,
): Promise<OutputOf<typeof letters.pages>> {
  await loadDocument(ctx, input.documentId);
  const rows = await pagesOf(ctx.tx, input.documentId);
  const items = rows.map((row) => ({
    page: row.page,
    width: row.width,
    height: row.height,
    hasImage: row.has_image,
    text: row.body,
  }));
  return { items };
}

/** The picture of one page; it never changes, so browsers may keep it. */
export async function showPageImage(
  ctx: OutsideContext,
  input: InputOf<typeof letters.pageImage>,
): Promise<FileAnswer> {
  const picture = await ctx.transact('read', async (inner) => {
    await loadDocument(inner, input.documentId);
    return found(await pagePicture(inner.tx, input.documentId, input.page));
  });
  const sha256 = found(input.size === 'full' ? picture.image_sha256 : picture.thumbnail_sha256);
  return {
    body: await ctx.files.open(sha256),
    mediaType: 'image/webp',
    fileName: `${input.page}.webp`,
    inline: true,
    etag: sha256,
  };
}

/** The untouched original, or the searchable copy that was made beside it. */
export async function downloadDocument(
  ctx: OutsideContext,
  input: InputOf<typeof letters.download>,
): Promise<FileAnswer> {
  const { document, file } = await ctx.transact('read', async (inner) => {
    const loaded = await loadDocument(inner, input.documentId);
    return { document: loaded, file: found(await fileById(inner.tx, loaded.file_id as FileId)) };
  });
  if (input.form === 'original') return openFile(ctx.files, file);
  ensure(document.searchable_sha256, 'letters.file-not-readable-yet');
  const body: Readable = await ctx.files.open(document.searchable_sha256);
  return {
    body,
    mediaType: 'application/pdf',
    fileName: `${document.name.replace(/\.\w+$/, '')}.pdf`,
    etag: document.searchable_sha256,
  };
}

/** A document follows the rights of its letter; before registration, those of its intake. */
async function loadDocument(ctx: TxContext, id: DocumentId): Promise<DocumentRecord> {
  const document = found(await documentById(ctx.tx, id));
  if (document.letter_id) await loadLetter(ctx, document.letter_id as LetterId);
  else await loadIntake(ctx, document.intake_id as IntakeId);
  return document;
}
