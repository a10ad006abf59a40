import { z } from 'zod';

/** More finds than this are counted, and not told one by one. */
export const mostFinds = 500;

export const PageNumber = z.coerce.number().int().min(1).max(10_000);

/** x, y, width and height as parts of ten thousand of the upright page. */
const Part = z.int().min(0).max(10_000);
export const PlaceOnPage = z.tuple([Part, Part, Part, Part]);

/** What is needed to lay the pages of a document out; it does not grow with them. */
export const DocumentShape = z.object({
  pages: z.int(),
  /** Sizes in pixels, each from the page on that it names. */
  sizes: z.array(z.object({ from: z.int(), width: z.int(), height: z.int() })),
});
export type DocumentShape = z.output<typeof DocumentShape>;

/** The words of a page in reading order with their places on it. */
export const WordsOfPage = z.object({
  /** Lines by line ends, words by white space. */
  body: z.string(),
  /** Four numbers a word: x, y, width and height as parts of ten thousand of the page. */
  boxes: z.array(z.int()),
});

/** Where words stand in a document, over all its pages. */
export const FindsInDocument = z.object({
  total: z.int(),
  /** False where no page has any words: nothing can be found in it, whatever is looked for. */
  hasText: z.boolean(),
  /** The first five hundred. */
  finds: z.array(
    z.object({
      page: z.int(),
      before: z.string(),
      found: z.string(),
      after: z.string(),
      boxes: z.array(PlaceOnPage),
    }),
  ),
});
export type FindsInDocument = z.output<typeof FindsInDocument>;
