import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { WitnessesView, witnesses } from '../../contract/witnesses.ts';
import { decideQuorum as decide } from '../policy/decide-witnesses.ts';
import { presentWitnesses } from '../policy/present-witnesses.ts';
import { ensureConfiguresLedger } from '../watches-ledger.ts';

/** How many of a group are enough. A policy that would not survive one that lies is told as a warning, and stands. */
export async function decideQuorum(
  ctx: TxContext,
  input: InputOf<typeof witnesses.decide>,
): Promise<WitnessesView> {
  await ensureConfiguresLedger(ctx);
  await decide(ctx, input);
  return presentWitnesses(ctx);
}
