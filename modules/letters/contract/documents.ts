import { z } from 'zod';
import { operation, signedIn } from '#core/contract/operation.ts';
import { DocumentShape, FindsInDocument, PageNumber, WordsOfPage } from '#core/contract/paged-document.ts';
import { words } from '#core/contract/schemas.ts';
import './errors.ts';
import { DocumentId } from './terms.ts';

const document = { documentId: DocumentId };
const reading = { access: signedIn, stepUp: 'confidential', method: 'GET' } as const;

/** Pages of which the words are told at once. */
export const mostPagesOfWords = 20;

/** The public API of reading a document: of a letter, or of mail that waits to be registered. */
export const documents = {
  pages: operation({
    ...reading,
    id: 'letters.pages',
    path: '/api/letters/documents/:documentId/pages',
    summary: 'How many pages a document has, and of what size: what is needed to lay them out.',
    input: z.strictObject(document),
    output: DocumentShape.extend({
      /** False for a document of words alone, as DOCX is. */
      hasPictures: z.boolean(),
    }),
  }),
  words: operation({
    ...reading,
    id: 'letters.read-pages',
    path: '/api/letters/documents/:documentId/words',
    summary: `The words of up to ${mostPagesOfWords} pages in reading order with their places on them.`,
    input: z.strictObject({ ...document, from: PageNumber, to: PageNumber.optional() }),
    output: z.object({ items: z.array(WordsOfPage.extend({ page: z.int() })) }),
  }),
  find: operation({
    ...reading,
    id: 'letters.find-in-document',
    path: '/api/letters/documents/:documentId/finds',
    summary: 'Where words stand in a document, over all its pages, with their places.',
    costs: 'search',
    input: z.strictObject({ ...document, q: words(200) }),
    output: FindsInDocument,
  }),
  pageImage: operation({
    ...reading,
    id: 'letters.page-image',
    path: '/api/letters/documents/:documentId/pages/:page/image',
    summary: 'The picture of one page.',
    input: z.strictObject({
      ...document,
      page: PageNumber,
      size: z.enum(['full', 'thumbnail']).default('full'),
    }),
    output: z.unknown(),
    produces: 'image/webp',
  }),
  download: operation({
    ...reading,
    id: 'letters.download',
    path: '/api/letters/documents/:documentId/file',
    summary: 'The untouched original, or the searchable copy beside it.',
    input: z.strictObject({ ...document, form: z.enum(['original', 'searchable']).default('original') }),
    output: z.unknown(),
    produces: 'application/octet-stream',
    errors: ['letters.file-not-readable-yet'],
  }),
};
