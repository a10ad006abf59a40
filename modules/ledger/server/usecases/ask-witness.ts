import type { InputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { AskedView, witnesses } from '../../contract/witnesses.ts';
import type { LedgerSettings } from '../ledger-settings.ts';
import { askNow } from '../policy/ask-now.ts';
import { ensureConfiguresLedger } from '../watches-ledger.ts';

/** What a witness says when it is asked now. */
export function askWitness({ tiles }: Pick<LedgerSettings, 'tiles'>) {
  return async (ctx: OutsideContext, { witnessId }: InputOf<typeof witnesses.ask>): Promise<AskedView> => {
    await ctx.transact('read', ensureConfiguresLedger);
    return askNow(ctx, tiles, witnessId);
  };
}
