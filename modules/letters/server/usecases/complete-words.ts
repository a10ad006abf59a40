import { dayIn } from '#core/clock/clock.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { findClassifications } from '#modules/archive/server/archive.api.ts';
import type { letters } from '../../contract/letters.ts';
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

/** Classification codes of the agency that fit the words. */
export async function completeClassifications(
  ctx: TxContext,
  input: InputOf<typeof letters.classifications>,
): Promise<OutputOf<typeof letters.classifications>> {
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  return { items: await findClassifications(ctx.tx, input.q, today) };
}

/** All kinds of official letters. */
export async function listTypes(): Promise<OutputOf<typeof letters.types>> {
  return { items: [...letterTypes] };
}
