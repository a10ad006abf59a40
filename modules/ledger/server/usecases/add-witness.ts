import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { WitnessesView, witnesses } from '../../contract/witnesses.ts';
import { admitWitness } from '../policy/decide-witnesses.ts';
import { presentWitnesses } from '../policy/present-witnesses.ts';
import { ensureConfiguresLedger } from '../watches-ledger.ts';

/** Asks a witness from the next checkpoint on. */
export async function addWitness(
  ctx: TxContext,
  input: InputOf<typeof witnesses.add>,
): Promise<WitnessesView> {
  await ensureConfiguresLedger(ctx);
  await admitWitness(ctx, input);
  return presentWitnesses(ctx);
}
