import type { Tx } from '#core/db/tx.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { countDesks } from './dispositions.queries.ts';

/** How many desks each letter has, and how many of them are open; letters without any are left out. */
export function dispositionCounts(
  tx: Tx,
  letterIds: readonly LetterId[],
): Promise<Map<LetterId, { total: number; open: number }>> {
  return countDesks(tx, letterIds);
}

/** True once somebody has given the letter on, even if all of it was cancelled or returned. */
export async function hasDispositions(tx: Tx, letterId: LetterId): Promise<boolean> {
  return (await countDesks(tx, [letterId])).has(letterId);
}

export { answerDesk } from './answer-desk.ts';
export { deskById } from './dispositions.queries.ts';
