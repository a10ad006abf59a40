import { matchScore } from './match.ts';

interface Answer<Item> {
  data: { items: readonly Item[] } | undefined;
  isPlaceholderData: boolean;
  isFetching: boolean;
}

interface Offer<Item> {
  items: readonly Item[];
  /** They are the answer to the words of now. */
  settled: boolean;
  /** That answer is still on its way. */
  waits: boolean;
}

/**
 * What may be chosen while one types. Of an answer to former words only that is offered which has the words of now, so that
 * nobody takes the first of another list.
 */
export function offeredNow<Item>(
  answer: Answer<Item>,
  asked: string,
  typed: string,
  wordsOf: (item: Item) => string,
): Offer<Item> {
  const items = answer.data?.items ?? [];
  const now = typed.trim();
  if (asked === now && answer.data && !answer.isPlaceholderData)
    return { items, settled: true, waits: false };
  return {
    items: items.filter((item) => matchScore(now, wordsOf(item)) > 0),
    settled: false,
    waits: now !== '' && (asked !== now || answer.isFetching),
  };
}
