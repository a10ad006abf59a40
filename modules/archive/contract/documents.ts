import { z } from 'zod';
import { FileId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import {
  DocumentShape,
  FindsInDocument,
  PageNumber,
  PlaceOnPage,
  WordsOfPage,
} from '#core/contract/paged-document.ts';
import { line, words } from '#core/contract/schemas.ts';
import './errors.ts';
import { fileRecords } from './permissions.ts';
import { RecordId } from './terms.ts';
import { RecordView } from './views.ts';

const Position = z.coerce.number().int().min(1).max(1_000);
const file = { recordId: RecordId, position: Position };
const reading = { access: signedIn, stepUp: 'confidential' } as const;

/** The public API of reading a file of a record: its shape, the words of a page, finds, versions. */
export const documents = {
  shape: operation({
    ...reading,
    id: 'archive.show-document',
    method: 'GET',
    path: '/api/archive/records/:recordId/files/:position/pages',
    summary: 'How many pages a file of a record has, and of what size: what is needed to lay them out.',
    input: z.strictObject(file),
    output: DocumentShape,
  }),
  words: operation({
    ...reading,
    id: 'archive.read-page',
    method: 'GET',
    path: '/api/archive/records/:recordId/files/:position/pages/:page/words',
    summary: 'The words of one page in reading order with their places on it.',
    input: z.strictObject({ ...file, page: PageNumber }),
    output: WordsOfPage,
  }),
  find: operation({
    ...reading,
    id: 'archive.find-in-document',
    method: 'GET',
    path: '/api/archive/records/:recordId/files/:position/finds',
    summary: 'Where words stand in a file of a record, over all its pages, with their places.',
    costs: 'search',
    input: z.strictObject({ ...file, q: words(200) }),
    output: FindsInDocument,
  }),
  compare: operation({
    ...reading,
    id: 'archive.compare-versions',
    method: 'GET',
    path: '/api/archive/records/:recordId/files/:position/differences',
    summary: 'The pages on which the text of two versions of a file differs.',
    input: z.strictObject({ ...file, with: Position }),
    output: z.object({ pages: z.array(z.int()) }),
  }),
  redact: operation({
    id: 'archive.redact-file',
    method: 'POST',
    path: '/api/archive/records/:recordId/files/:position/redactions',
    summary:
      'Make a copy of a file for the public, of pictures in which places are blacked and no text is left; the file itself stays as it is.',
    access: holding(fileRecords),
    stepUp: 'confidential',
    input: z.strictObject({
      ...file,
      boxes: z
        .array(z.strictObject({ page: z.int().min(1).max(10_000), box: PlaceOnPage }))
        .min(1)
        .max(2_000),
      reason: line(500),
    }),
    output: z.object({}),
    errors: [
      'archive.version-of-version',
      'archive.no-pages',
      'archive.dossier-merged',
      'archive.dossier-disposed',
    ],
  }),
  addVersion: operation({
    id: 'archive.add-file-version',
    method: 'POST',
    path: '/api/archive/records/:recordId/files/:position/versions',
    summary: 'Bring a better copy of a file of a record, with the reason; the older one stays.',
    access: holding(fileRecords),
    stepUp: 'confidential',
    input: z.strictObject({ ...file, fileId: FileId, reason: line(500) }),
    output: RecordView,
    errors: [
      'archive.version-of-version',
      'archive.dossier-merged',
      'archive.dossier-disposed',
      'files.quarantined',
    ],
  }),
};
