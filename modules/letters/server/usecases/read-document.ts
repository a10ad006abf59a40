import { ensure, found } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { readingMinutes } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import { fileById, openFile } from '#modules/files/server/files.api.ts';
import type { letters } from '../../contract/letters.ts';
import { type DocumentId, hasReaders, type IntakeId, type LetterId } from '../../contract/terms.ts';
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

/** The picture of one page. */
export async function showPageImage(
  ctx: OutsideContext,
  input: InputOf<typeof letters.pageImage>,
): Promise<FileAnswer> {
  const { picture, open } = await ctx.transact('read', async (inner) => {
    const loaded = await loadDocument(inner, input.documentId, { freshMinutes: readingMinutes });
    return { picture: found(await pagePicture(inner.tx, input.documentId, input.page)), open: loaded.open };
  });
  const sha256 = found(input.size === 'full' ? picture.image_sha256 : picture.thumbnail_sha256);
  const body = await ctx.files.open(sha256);
  return {
    body,
    mediaType: 'image/webp',
    fileName: `${input.page}.webp`,
    inline: true,
    ...keepable(open, sha256),
  };
}

/** The untouched original, or the searchable copy that was made beside it. */
export async function downloadDocument(
  ctx: OutsideContext,
  input: InputOf<typeof letters.download>,
): Promise<FileAnswer> {
  const { document, open, file } = await ctx.transact('read', async (inner) => {
    const loaded = await loadDocument(inner, input.documentId);
    return { ...loaded, file: found(await fileById(inner.tx, loaded.document.file_id as FileId)) };
  });
  if (input.form === 'original') {
    const { etag, ...answer } = await openFile(ctx.files, file);
    return { ...answer, ...keepable(open, etag) };
  }
  ensure(document.searchable_sha256, 'letters.file-not-readable-yet');
  return {
    body: await ctx.files.open(document.searchable_sha256),
    mediaType: 'application/pdf',
    fileName: `${document.name.replace(/\.\w+$/, '')}.pdf`,
    ...keepable(open, document.searchable_sha256),
  };
}

/** Only what the whole agency may read may stay in a browser's cache: it would outlive sign-out and a lost right. */
function keepable(open: boolean, etag: string | undefined): Pick<FileAnswer, 'etag'> {
  return open && etag ? { etag } : {};
}

interface LoadedDocument {
  document: DocumentRecord;
  /** True for documents of letters of class B. */
  open: boolean;
}

/** A document follows the rights of its letter; before registration, those of its intake. */
async function loadDocument(
  ctx: TxContext,
  id: DocumentId,
  options: { freshMinutes?: number } = {},
): Promise<LoadedDocument> {
  const document = found(await documentById(ctx.tx, id));
  if (document.letter_id) {
    const { facts } = await loadLetter(ctx, document.letter_id as LetterId, options);
    return { document, open: !hasReaders(facts.securityClass) };
  }
  await loadIntake(ctx, document.intake_id as IntakeId);
  return { document, open: false };
}
