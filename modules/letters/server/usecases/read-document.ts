import { ensure, found } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { findInPages } from '#core/documents/find-in-pages.ts';
import { findWords, pageWords } from '#core/documents/page-words.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { readingMinutes } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import { fileById, openFile } from '#modules/files/server/files.api.ts';
import { type documents, mostPagesOfWords } from '../../contract/documents.ts';
import { type DocumentId, hasReaders, type IntakeId, type LetterId } from '../../contract/terms.ts';
import { type DocumentRecord, documentById } from '../letters.queries.ts';
import { loadLetter } from '../load-letter.ts';
import { pagePicture, sizesOfPages, textAfter, wordsOfPages } from '../pages.queries.ts';
import { loadIntake } from './open-intake.ts';

/** Whoever reads a confidential letter turns its pages for a while before they are asked again. */
const turning = { freshMinutes: readingMinutes };

/** How many pages a document has, and their sizes. */
export async function showPages(
  ctx: TxContext,
  input: InputOf<typeof documents.pages>,
): Promise<OutputOf<typeof documents.pages>> {
  await loadDocument(ctx, input.documentId);
  const runs = await sizesOfPages(ctx.tx, input.documentId);
  return {
    pages: runs[0]?.pages ?? 0,
    sizes: runs.map(({ page, width, height }) => ({ from: page, width, height })),
    hasPictures: runs[0]?.hasPictures ?? false,
  };
}

/** The words of some pages, as many as are told at once; none of pages on which nothing was read. */
export async function readPages(
  ctx: TxContext,
  { documentId, from, to = from }: InputOf<typeof documents.words>,
): Promise<OutputOf<typeof documents.words>> {
  await loadDocument(ctx, documentId, turning);
  const count = Math.min(Math.max(0, to - from + 1), mostPagesOfWords);
  return {
    items: await placedWords(
      ctx,
      documentId,
      Array.from({ length: count }, (_, at) => from + at),
    ),
  };
}

/** Where words stand in a document. Their places are read of the pages alone on which they stand. */
export async function findInDocument(
  ctx: TxContext,
  { documentId, q }: InputOf<typeof documents.find>,
): Promise<OutputOf<typeof documents.find>> {
  await loadDocument(ctx, documentId, turning);
  return findInPages(q, async (after, size) => {
    const texts = (await textAfter(ctx.tx, documentId, after, size)).map((row) => ({ ...row, boxes: [] }));
    const having = texts.filter((text) => findWords(text, q).length > 0).map(({ page }) => page);
    const placed = new Map((await placedWords(ctx, documentId, having)).map((page) => [page.page, page]));
    return texts.map((text) => placed.get(text.page) ?? text);
  });
}

async function placedWords({ tx }: TxContext, id: DocumentId, pages: readonly number[]) {
  if (pages.length === 0) return [];
  return (await wordsOfPages(tx, id, pages)).map(({ page, words }) => ({ page, ...pageWords({ words }) }));
}

/** The picture of one page. */
export async function showPageImage(
  ctx: OutsideContext,
  input: InputOf<typeof documents.pageImage>,
): Promise<FileAnswer> {
  const { picture, open } = await ctx.transact('read', async (inner) => {
    const loaded = await loadDocument(inner, input.documentId, turning);
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
  input: InputOf<typeof documents.download>,
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
