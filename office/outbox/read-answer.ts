import { AppError } from '#core/contract/errors.ts';
import type { Operation, OutputOf, SentInput } from '#core/contract/operation.ts';
import { call, noAnswer, type OfficeCallOptions } from '../data/client.ts';
import { keptRule } from './offline-rules.ts';
import { noteFresh, noteKept } from './shown-answers.ts';

/** Refusals that say nothing of what was asked for. */
const passing = new Set([
  noAnswer,
  'core.busy',
  'core.internal',
  'core.other-person',
  'core.quota-used-up',
  'core.signed-out',
  'core.too-many-requests',
  'core.too-slow',
]);

/**
 * Reads an answer; where no answer comes, the one that was kept on this device, if its module allows that. What the server
 * refuses is not kept any longer.
 */
export async function readAnswer<Op extends Operation>(
  op: Op,
  input: SentInput<Op>,
  options: OfficeCallOptions,
): Promise<OutputOf<Op>> {
  const rule = keptRule(op.id);
  if (!rule) return call(op, input, options);
  const store = import('./kept-answers.ts');
  try {
    const answer = await call(op, input, options);
    noteFresh(op.id, input);
    void store.then(({ keep }) => keep(rule, input, answer)).catch(() => {});
    return answer;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== noAnswer) {
      if (!passing.has(error.code))
        void store.then(({ forgetRefused }) => forgetRefused(op.id, input)).catch(() => {});
      throw error;
    }
    const found = await store.then(({ kept }) => kept(op.id, input)).catch(() => undefined);
    if (!found) throw error;
    noteKept(op.id, input, found.at);
    return found.answer as OutputOf<Op>;
  }
}
