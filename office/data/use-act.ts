import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { AppError } from '#core/contract/errors.ts';
import type { Operation, OutputOf, SentInput } from '#core/contract/operation.ts';
import { call, newKey, noAnswer } from './client.ts';

export interface ActOptions<Op extends Operation> {
  /** Beginnings of operation ids whose answers this act makes stale: `['letters.', 'dispositions.inbox']`. */
  stales?: readonly string[];
  onDone?: (output: OutputOf<Op>, input: SentInput<Op>) => void;
}

/**
 * Does one act. When no answer came, the same act tried again keeps its key, so that the server does it once even if the
 * first attempt had arrived.
 */
export function useAct<Op extends Operation>(
  op: Op,
  options: ActOptions<Op> = {},
): UseMutationResult<OutputOf<Op>, Error, SentInput<Op>> {
  const queries = useQueryClient();
  const unanswered = useRef<{ sent: string; key: string } | null>(null);
  return useMutation({
    mutationKey: [op.id],
    mutationFn: async (input: SentInput<Op>) => {
      const sent = JSON.stringify(input ?? null);
      const key = unanswered.current?.sent === sent ? unanswered.current.key : newKey();
      try {
        const output = await call(op, input, { key });
        unanswered.current = null;
        return output;
      } catch (error) {
        unanswered.current = error instanceof AppError && error.code !== noAnswer ? null : { sent, key };
        throw error;
      }
    },
    onSuccess: async (output, input) => {
      await staleByOperation(queries, options.stales ?? [`${op.id.split('.')[0]}.`]);
      options.onDone?.(output, input);
    },
  });
}

/** Marks answers as stale by the beginning of their operation id; those on screen are read again. */
export function staleByOperation(
  queries: ReturnType<typeof useQueryClient>,
  beginnings: readonly string[],
): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => beginnings.some((beginning) => String(queryKey[0]).startsWith(beginning)),
  });
}
