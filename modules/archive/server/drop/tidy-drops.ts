import type { Tx } from '#core/db/tx.ts';
import { dropsLeft } from './take-drops.queries.ts';
import { removeDone, removeEmptied, removeEndedLocks, removeFiles } from './take-drops.writes.ts';

const day = 1_440;

/** Locks that ended, what programs laid beside the files a day ago, what was taken two weeks ago, folders that were emptied. */
export async function tidyDrops(
  tx: Tx,
  now: Date,
  { done, refused }: { done: string; refused: string },
): Promise<void> {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  await removeEndedLocks(tx, now);
  await removeDone(tx, done, ago(14 * day));
  await removeFiles(tx, await dropsLeft(tx, ago(day), { done, refused }));
  await removeEmptied(tx, ago(10));
}
