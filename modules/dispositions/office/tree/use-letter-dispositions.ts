import { letters } from '#modules/letters/contract/letters.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { dispositions } from '../../contract/dispositions.ts';

/** The letter and its tree; the page of the letter has asked for the former already. */
export function useLetterDispositions(subjectId: string) {
  const letterId = subjectId as LetterId;
  const letter = useOperation(letters.open, { letterId });
  const tree = useOperation(dispositions.tree, { letterId });
  return { letterId, letter, tree };
}
