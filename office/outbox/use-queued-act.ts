import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { AppError } from '#core/contract/errors.ts';
import type { Operation, OutputOf, SentInput } from '#core/contract/operation.ts';
import { attemptAt } from '../data/call-once.ts';
import { call, noAnswer } from '../data/client.ts';
import { staleByOperation } from '../data/use-act.ts';
import { unsentActs } from './outbox-state.ts';

interface QueuedActOptions<Op extends Operation> {
  stales: readonly string[];
  /** What the act is about, so that its place on screen can say that it waits. */
  subject: (input: SentInput<Op>) => string;
  /** Whether it may lie on this device until then; if not, it stays where it was typed. */
  mayWait: (input: SentInput<Op>) => boolean;
  /** The act in words, for the outbox. */
  words: (input: SentInput<Op>) => string;
  onDone?: (output: OutputOf<Op>) => void;
  /** It waits on this device. */
  onQueued?: () => void;
}

/** Does an act now, or keeps it on this device until the server can be reached: then it is done once, under the same key. */
export function useQueuedAct<Op extends Operation>(
  op: Op,
  { stales, subject, mayWait, words, onDone, onQueued }: QueuedActOptions<Op>,
): UseMutationResult<OutputOf<Op> | null, Error, SentInput<Op>> {
  const queries = useQueryClient();
  return useMutation({
    mutationKey: [op.id],
    mutationFn: async (input: SentInput<Op>) => {
      const attempt = attemptAt(op, input);
      const { key } = attempt;
      const about = subject(input);
      const keepIt = async (): Promise<null> => {
        const { putUnsent, sendUnsent } = await import('./outbox.ts');
        await putUnsent({ key, operation: op.id, input, subject: about, words: words(input) });
        attempt.done();
        if (navigator.onLine) void sendUnsent();
        return null;
      };
      const stays = mayWait(input);
      // What was done before must arrive before.
      if (unsentActs.get().some((act) => act.subject === about && !act.refusal)) {
        if (stays) return keepIt();
        await import('./outbox.ts').then(({ sendUnsent }) => sendUnsent());
      }
      try {
        const output = await call(op, input, { key });
        attempt.done();
        return output;
      } catch (error) {
        attempt.failed(error);
        if (!stays || !(error instanceof AppError) || error.code !== noAnswer) throw error;
        return await keepIt().catch(() => {
          throw error;
        });
      }
    },
    onSuccess: (output) => {
      if (output === null) return onQueued?.();
      void staleByOperation(queries, stales);
      onDone?.(output);
    },
  });
}
