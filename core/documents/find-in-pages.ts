import { type FindsInDocument, mostFinds } from '../contract/paged-document.ts';
import { boxUnit, findWords, foldedWords, type PageWords } from './page-words.ts';

export interface NumberedWords extends PageWords {
  /** From 1. */
  page: number;
}

/** Pages whose words are held at once while a document is looked through. */
const pagesAtOnce = 100;

/**
 * Where a text stands in a document. All finds are counted, the first are told.
 * @param after gives the next pages after a page that have words, in their order, and fewer than `size` at the end alone
 */
export async function findInPages(
  text: string,
  after: (page: number, size: number) => Promise<readonly NumberedWords[]>,
): Promise<FindsInDocument> {
  const answer: FindsInDocument = { total: 0, hasText: false, finds: [] };
  // Nothing is found nowhere: one page tells whether there are words at all.
  const size = foldedWords(text) === '' ? 1 : pagesAtOnce;
  for (let last = 0; ; ) {
    const pages = await after(last, size);
    for (const { page, ...words } of pages) {
      answer.hasText = true;
      const finds = findWords(words, text);
      answer.total += finds.length;
      for (const { boxes, ...around } of finds.slice(0, mostFinds - answer.finds.length))
        answer.finds.push({
          page,
          ...around,
          boxes: boxes.map(({ x, y, w, h }) => [whole(x), whole(y), whole(w), whole(h)]),
        });
    }
    const end = pages.at(-1);
    if (!end || pages.length < pagesAtOnce) return answer;
    last = end.page;
  }
}

const whole = (share: number) => Math.round(share * boxUnit);
