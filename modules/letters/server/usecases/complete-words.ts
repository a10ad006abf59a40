import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { letters } from '../../contract/letters.ts';
import { findClassifications } from '../classifications.ts';
import { letterTypes } from '../letter-types.ts';
import { knownSenders } from '../letters.queries.ts';
import { readableUnits } from '../readable-units.ts';

/** Senders that were entered before. */
export async function completeSenders(
  ctx: TxContext,
  input: InputOf<typeof letters.senders>,
): Promise<OutputOf<typeof letters.senders>> {
  return { items: await knownSenders(ctx.tx, input.q, await readableUnits(ctx)) };
}

/** Classification codes that fit the words. */
export async function completeClassifications(
  _ctx: TxContext,
  input: InputOf<typeof letters.classifications>,
): Promise<OutputOf<typeof letters.classifications>> {
  return { items: findClassifications(input.q) };
}

/** All kinds of official letters. */
export async function listTypes(): Promise<OutputOf<typeof letters.types>> {
  return { items: [...letterTypes] };
}
