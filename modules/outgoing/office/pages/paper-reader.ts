import { useMemo } from 'react';
import { call } from '#office/data/client.ts';
import type { DocumentReader } from '#office/design/viewer/document-reader.ts';
import { signatures } from '../../contract/signing.ts';
import type { PageInput } from './fetch-page.ts';

/** Words and finds of the paper of a letter, asked for as they are wanted. */
export function usePaperReader({ draftId }: PageInput, stamp: string | number): DocumentReader {
  return useMemo(
    () => ({
      key: [signatures.paperWords.id, draftId, String(stamp)],
      words: (page, signal) => call(signatures.paperWords, { draftId, page }, { signal, unasked: true }),
      find: (q, signal) => call(signatures.findInPaper, { draftId, q }, { signal }),
    }),
    [draftId, stamp],
  );
}
