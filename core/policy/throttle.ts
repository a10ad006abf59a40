import type { Tx } from '../db/tx.ts';
import { networkOf } from './network-of.ts';

/** Counts one try under the key, shared by all processes; 0 when allowed, else the seconds to wait. */
export async function throttle(
  tx: Tx,
  key: string,
  allowance: number,
  windowSeconds: number,
): Promise<number> {
  const [row] = await tx.rows<{ wait: number }>('select core.try_throttle($1, $2, $3) as wait', [
    key,
    allowance,
    windowSeconds,
  ]);
  return row!.wait;
}

/** The same for whoever asks from an address: a subscriber with a whole network of IPv6 is one, not as many as it likes. */
export const throttleAddress = (
  tx: Tx,
  what: string,
  address: string,
  allowance: number,
  windowSeconds: number,
): Promise<number> => throttle(tx, `${what}:${networkOf(address)}`, allowance, windowSeconds);
