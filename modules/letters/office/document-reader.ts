import { useMemo } from 'react';
import { call } from '#office/data/client.ts';
import type { DocumentReader } from '#office/design/viewer/document-reader.ts';
import { documents } from '../contract/documents.ts';
import type { DocumentId } from '../contract/terms.ts';

const blank = { body: '', boxes: [] };

/** Words and finds of a document, asked for as they are wanted. */
export function useReaderOf(documentId: DocumentId): DocumentReader {
  return useMemo(
    () => ({
      key: [documents.words.id, documentId],
      words: async (page, signal) => {
        const { items } = await call(documents.words, { documentId, from: page }, { signal, unasked: true });
        return items[0] ?? blank;
      },
      find: (q, signal) => call(documents.find, { documentId, q }, { signal }),
    }),
    [documentId],
  );
}
