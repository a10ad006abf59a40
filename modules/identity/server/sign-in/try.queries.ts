import type { Tx } from '#core/db/tx.ts';
import type { Allowance } from './allowances.ts';

/** Counts one try; 0, or the seconds to wait when there were too many. */
export async function countOne(tx: Tx, { key, tries, seconds }: Allowance): Promise<number> {
  const [row] = await tx.rows<{ wait: number }>('select core.try_throttle($1, $2, $3) as wait', [
    key,
    tries,
    seconds,
  ]);
  return row!.wait;
}

/** Takes one try off the count again. */
export async function refundOne(tx: Tx, key: string): Promise<void> {
  await tx.rows('select core.refund_throttle($1)', [key]);
}
