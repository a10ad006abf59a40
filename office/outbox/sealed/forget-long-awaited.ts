import type { SealedRows } from './sealed-rows.ts';

/** What waits longer for somebody who does not come back leaves the device (ms). */
const longestWait = 90 * 24 * 3_600_000;

/**
 * Erases what others left here long ago. Reckoned by the clock of the server alone, from the day on which it was first heard
 * beside the row: a phone that is set to another year loses nothing.
 */
export async function forgetLongAwaited(rows: SealedRows, owner: string, serverNow: number): Promise<void> {
  for (const row of await rows.ofOthers(owner)) {
    if (row.seenAt === null) await rows.put({ ...row, seenAt: serverNow });
    else if (serverNow - row.seenAt > longestWait) await rows.drop(row.owner, row.key);
  }
}
