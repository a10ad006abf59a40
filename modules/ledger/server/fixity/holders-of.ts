import type { Tx } from '#core/db/tx.ts';
import type { Watched } from '../rows/watched.ts';

/** The things to which a stored object belongs, as far as the actor may see them. */
export async function holdersOf(
  tx: Tx,
  watched: readonly Watched[],
  object: string,
): Promise<{ source: Watched; thingId: string }[]> {
  const holders: { source: Watched; thingId: string }[] = [];
  for (const source of watched) {
    const ids = (await source.holding?.(tx, object)) ?? [];
    holders.push(...ids.map((thingId) => ({ source, thingId })));
  }
  return holders;
}
