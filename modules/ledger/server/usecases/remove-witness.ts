import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { WitnessesView, witnesses } from '../../contract/witnesses.ts';
import { dismissWitness } from '../policy/decide-witnesses.ts';
import { presentWitnesses } from '../policy/present-witnesses.ts';
import { ensureConfiguresLedger } from '../watches-ledger.ts';

/** Asks a witness no more. What it cosigned stays beside its checkpoints. */
export async function removeWitness(
  ctx: TxContext,
  { witnessId }: InputOf<typeof witnesses.remove>,
): Promise<WitnessesView> {
  await ensureConfiguresLedger(ctx);
  await dismissWitness(ctx, witnessId);
  return presentWitnesses(ctx);
}
