import type { CallOptions } from '#core/contract/client.ts';
import { AppError } from '#core/contract/errors.ts';
import type { Operation, OutputOf, SentInput } from '#core/contract/operation.ts';
import { call, noAnswer } from '../data/client.ts';
import { keptRule } from './offline-rules.ts';

/** Reads an answer; where no answer comes, the one that was kept on this device, if its module allows that. */
export async function readAnswer<Op extends Operation>(
  op: Op,
  input: SentInput<Op>,
  options: CallOptions,
): Promise<OutputOf<Op>> {
  const rule = keptRule(op.id);
  if (!rule) return call(op, input, options);
  const store = import('./kept-answers.ts');
  try {
    const answer = await call(op, input, options);
    void store.then(({ keep }) => keep(rule, input, answer)).catch(() => {});
    return answer;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== noAnswer) throw error;
    const found = await store.then(({ kept }) => kept(op.id, input)).catch(() => undefined);
    if (found === undefined) throw error;
    return found as OutputOf<Op>;
  }
}
