import { useQueryClient } from '@tanstack/react-query';
import type { Operation, SentInput } from '#core/contract/operation.ts';
import { toast } from '../design/feedback/toasts.ts';
import { useErrorText } from '../design/states/error-text.ts';
import { callOnce } from './call-once.ts';
import { staleByOperation } from './use-act.ts';

/**
 * What a toast does to take an act back: the opposite act, also when the page is left by then. A refusal is told as a
 * toast, since nothing else stands there any more.
 */
export function useUndo<Op extends Operation>(
  opposite: Op,
  stales: readonly string[],
): (input: SentInput<Op>, done: string) => () => void {
  const queries = useQueryClient();
  const errorText = useErrorText();
  return (input, done) => () => {
    void callOnce(opposite, input)
      .then(() => toast(done, { tone: 'neutral' }))
      .catch((fault: unknown) => toast(errorText(fault), { tone: 'bad' }))
      .then(() => staleByOperation(queries, stales));
  };
}
