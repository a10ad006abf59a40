import type { Tx } from '#core/db/tx.ts';
import { type FoundClassification, findInList } from './classification-list.ts';
import { listOn } from './versions-in-use.ts';

/**
 * The title of a code in the list that the agency uses on a day; null for none, or one that is not in it.
 * @param day calendar day in the zone of the agency
 */
export async function classificationTitle(tx: Tx, code: string | null, day: string): Promise<string | null> {
  if (code === null) return null;
  return (await listOn(tx, day)).list.tree.get(code)?.title ?? null;
}

/** Titles of several codes; a code that is not in the list of the day has none. */
export async function classificationTitles(
  tx: Tx,
  day: string,
): Promise<(code: string | null) => string | null> {
  const { list } = await listOn(tx, day);
  return (code) => (code === null ? null : (list.tree.get(code)?.title ?? null));
}

/** Whether the list that the agency uses on a day has a code. */
export async function isClassification(tx: Tx, code: string, day: string): Promise<boolean> {
  return (await listOn(tx, day)).list.tree.has(code);
}

/** Codes of the day that begin with the words, or whose titles have words that do; at most 20. */
export async function findClassifications(tx: Tx, q: string, day: string): Promise<FoundClassification[]> {
  return findInList((await listOn(tx, day)).list, q);
}
