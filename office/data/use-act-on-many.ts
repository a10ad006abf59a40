import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation, SentInput } from '#core/contract/operation.ts';
import { toast } from '../design/feedback/toasts.ts';
import { useErrorText } from '../design/states/error-text.ts';
import { callOnce } from './call-once.ts';
import { fewAtOnce } from './few-at-once.ts';
import { staleByOperation } from './use-act.ts';

interface ManyOptions {
  /** As for `useAct`. */
  stales: readonly string[];
  /** Words for what was done. */
  done: (count: number) => string;
  /** All of it was done: what was chosen need not stay chosen. */
  onDone: () => void;
}

/** Does one act on every thing that was chosen, a few at a time; tells how many were refused, and why the first of them. */
export function useActOnMany<Op extends Operation>(op: Op, { stales, done, onDone }: ManyOptions) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const run = async (inputs: readonly SentInput<Op>[]): Promise<void> => {
    setBusy(true);
    const ends = await fewAtOnce(inputs, (input) => callOnce(op, input));
    const refused = ends.filter((end) => end.status === 'rejected');
    if (refused.length === 0) toast(done(inputs.length));
    else {
      const reason = errorText(refused[0]?.reason);
      const part = { count: inputs.length - refused.length, all: inputs.length, reason };
      toast(t('office.list.someRefused', part), { tone: 'bad' });
    }
    if (refused.length === 0) onDone();
    await staleByOperation(queries, stales);
    setBusy(false);
  };
  return { busy, run: (inputs: readonly SentInput<Op>[]) => void run(inputs) };
}
