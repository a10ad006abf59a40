import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Operation, OutputOf, SentInput } from '#core/contract/operation.ts';
import { toast } from '../design/feedback/toasts.ts';
import { useErrorText } from '../design/states/error-text.ts';
import { callOnce } from './call-once.ts';

export interface ActOptions<Op extends Operation> {
  /** Beginnings of operation ids whose answers this act makes stale: `['letters.', 'dispositions.inbox']`. */
  stales?: readonly string[];
  /** As soon as the act is answered: what it made stale is still being read again. */
  onDone?: (output: OutputOf<Op>, input: SentInput<Op>) => void;
  /** Done by the page, not by a press: its refusal is nobody's news. */
  unasked?: boolean;
}

/**
 * Does one act, once: tried again after no certain answer, it is the same act to the server. A refusal is told by a toast,
 * unless the component shows `error` in its own place, or awaits `mutateAsync`.
 */
export function useAct<Op extends Operation>(
  op: Op,
  options: ActOptions<Op> = {},
): UseMutationResult<OutputOf<Op>, Error, SentInput<Op>> {
  const queries = useQueryClient();
  const errorText = useErrorText();
  const awaited = useRef(0);
  const [reading, setReading] = useState(0);
  const shown = useShown();
  const act = useMutation({
    mutationKey: [op.id],
    mutationFn: (input: SentInput<Op>) => callOnce(op, input),
    onSuccess: (output, input) => {
      setReading((acts) => acts + 1);
      void staleByOperation(queries, options.stales ?? [`${op.id.split('.')[0]}.`]).finally(() =>
        setReading((acts) => acts - 1),
      );
      options.onDone?.(output, input);
    },
    onError: (error) => {
      if (!options.unasked && awaited.current === 0 && !shown()) toast(errorText(error), { tone: 'bad' });
    },
  });
  const { mutateAsync } = act;
  const heard: typeof mutateAsync = useCallback(
    async (...given) => {
      awaited.current += 1;
      try {
        return await mutateAsync(...given);
      } finally {
        awaited.current -= 1;
      }
    },
    [mutateAsync],
  );
  return {
    ...act,
    // Until the page shows what was done, its button is not there to be pressed again.
    isPending: act.isPending || reading > 0,
    mutateAsync: heard,
    get error() {
      shown(true);
      return act.error;
    },
  } as typeof act;
}

/** Whether the component reads the fault while it draws itself, and still stands on the screen to show it. */
function useShown(): (reads?: true) => boolean {
  const reads = useRef(false);
  const stands = useRef(false);
  useEffect(() => {
    stands.current = true;
    return () => {
      stands.current = false;
    };
  }, []);
  return (now) => {
    if (now) reads.current = true;
    return reads.current && stands.current;
  };
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
