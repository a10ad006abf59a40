import { useMemo } from 'react';
import { addressOf } from '#core/contract/client.ts';
import type { DocumentShape } from '#core/contract/paged-document.ts';
import { call } from '#office/data/client.ts';
import type { DocumentReader } from '#office/design/viewer/document-reader.ts';
import { pagesOf } from '#office/design/viewer/pages-of.ts';
import type { ViewerPage } from '#office/design/viewer/viewer-page.tsx';
import { documents } from '../../contract/documents.ts';
import { records } from '../../contract/records.ts';
import type { RecordId } from '../../contract/terms.ts';

export interface FilePlace {
  recordId: RecordId;
  position: number;
}

/** The pages of a file as the viewer lays them out. */
export function usePagesOf(
  { recordId, position }: FilePlace,
  shape: DocumentShape | undefined,
): readonly ViewerPage[] {
  return useMemo(
    () => pagesOf(shape, (page, size) => addressOf(records.pageImage, { recordId, position, page, size })),
    [recordId, position, shape],
  );
}

/** Words and finds of a file, asked for as they are wanted. */
export function useReaderOf({ recordId, position }: FilePlace): DocumentReader {
  return useMemo(
    () => ({
      key: [documents.words.id, recordId, String(position)],
      words: (page, signal) => call(documents.words, { recordId, position, page }, { signal, unasked: true }),
      find: (q, signal) => call(documents.find, { recordId, position, q }, { signal }),
    }),
    [recordId, position],
  );
}
