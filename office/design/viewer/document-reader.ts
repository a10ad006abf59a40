import type { PageWords } from '#core/documents/page-words.ts';

/** x, y, width and height as parts of ten thousand of the page. */
export type PlacedBox = readonly [number, number, number, number];

export interface Find {
  page: number;
  before: string;
  found: string;
  after: string;
  boxes: readonly PlacedBox[];
}

export interface Finds {
  /** All of them; the first are told. */
  total: number;
  /** False where no page has words that could be found. */
  hasText: boolean;
  finds: readonly Find[];
}

/** Gives what a document says, page by page and as it is asked for. */
export interface DocumentReader {
  /** Names the document among the answers that are kept. */
  key: readonly string[];
  words: (page: number, signal: AbortSignal) => Promise<PageWords>;
  find?: (q: string, signal: AbortSignal) => Promise<Finds>;
}
