import type { UseQueryResult } from '@tanstack/react-query';
import { matchScore } from '../data/match.ts';
import type { Found } from '../module.ts';

type FindAnswer = Pick<UseQueryResult<Found[]>, 'data' | 'isPlaceholderData'>;

/** Whether it is the answer to the words of now, not to former ones. */
export function isAnswered({ data, isPlaceholderData }: FindAnswer): boolean {
  return data !== undefined && !isPlaceholderData;
}

/** Of the answer to former words only what has the words of now. */
export function foundNow(answer: FindAnswer | undefined, text: string): Found[] {
  const found = answer?.data ?? [];
  if (!answer || isAnswered(answer)) return found;
  return found.filter(({ title, detail = '' }) => matchScore(text, title, detail) > 0);
}
