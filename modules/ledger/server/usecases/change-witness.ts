import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { WitnessesView, witnesses } from '../../contract/witnesses.ts';
import { changeWitness as change } from '../policy/decide-witnesses.ts';
import { presentWitnesses } from '../policy/present-witnesses.ts';
import { ensureConfiguresLedger } from '../watches-ledger.ts';

/** Asks a witness at another address, or counts it in another group. */
export async function changeWitness(
  ctx: TxContext,
  input: InputOf<typeof witnesses.change>,
): Promise<WitnessesView> {
  await ensureConfiguresLedger(ctx);
  await change(ctx, input);
  return presentWitnesses(ctx);
}
