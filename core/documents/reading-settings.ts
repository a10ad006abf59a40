import { documentLimits } from './document-type.ts';

/** What the operator decides about the reading of documents. */
export interface ReadingSettings {
  /** Most pages of one document. */
  maxPages: number;
  /** Documents read at the same time by all workers together; other work goes on beside them. */
  documentsAtOnce: number;
}

export const usualReading: ReadingSettings = { maxPages: documentLimits.pages, documentsAtOnce: 1 };
