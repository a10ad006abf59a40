import { fail } from '#core/contract/errors.ts';
import type { Tx } from '#core/db/tx.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { Allowance } from './allowances.ts';
import { countOne, refundOne } from './try.queries.ts';

/** Counts a try before it is made, so that tries at the same moment cannot slip past; 0 or the seconds to wait. */
export async function countTry(tx: Tx, allowances: readonly Allowance[]): Promise<number> {
  const taken: Allowance[] = [];
  for (const allowance of allowances) {
    const wait = await countOne(tx, allowance);
    if (wait > 0) {
      await giveBack(tx, taken);
      return wait;
    }
    taken.push(allowance);
  }
  return 0;
}

/** The try went well, or was not made: it does not count. */
export async function giveBack(tx: Tx, allowances: readonly Allowance[]): Promise<void> {
  for (const { key } of allowances) await refundOne(tx, key);
}

/** Counts a try in a transaction of its own, kept whatever follows. */
export async function takeTry(ctx: OutsideContext, allowances: readonly Allowance[]): Promise<void> {
  const wait = await ctx.transact('note', ({ tx }) => countTry(tx, allowances));
  refuseFor(wait);
}

export function refuseFor(wait: number): void {
  if (wait > 0) fail('identity.too-many-tries', { seconds: wait });
}
