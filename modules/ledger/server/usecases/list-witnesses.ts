import type { TxContext } from '#core/session/context.ts';
import type { WitnessesView } from '../../contract/witnesses.ts';
import { presentWitnesses } from '../policy/present-witnesses.ts';
import { ensureWatchesLedger } from '../watches-ledger.ts';

/** Who witnesses the logs, by which policy, and what that does not promise. */
export async function listWitnesses(ctx: TxContext): Promise<WitnessesView> {
  await ensureWatchesLedger(ctx);
  return presentWitnesses(ctx);
}
