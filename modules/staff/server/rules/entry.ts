import type { PersonId } from '#core/contract/ids.ts';
import type { DetailsOf, EntryContent } from '../../contract/details.ts';
import type { EntryId, EntryKind } from '../../contract/terms.ts';
import type { Day } from './days.ts';

/** An entry of an employee file, as the rules read it. */
export interface Entry {
  readonly id: EntryId;
  readonly personId: PersonId;
  readonly kind: EntryKind;
  /** Null where it only takes back the one that it replaces. */
  readonly content: EntryContent | null;
  readonly startsOn: Day;
  readonly lastDay: Day | null;
  readonly replacesId: EntryId | null;
}

/** An entry of one kind with what it says. */
export interface EntryOf<K extends EntryContent['kind']> extends Entry {
  readonly details: DetailsOf<K>;
}

/** The entries of a kind for which no other stands and that were not taken back, the earliest first day first. */
export function standing<K extends EntryContent['kind']>(entries: readonly Entry[], kind: K): EntryOf<K>[] {
  const replaced = new Set(entries.map(({ replacesId }) => replacesId));
  return entries
    .filter((entry) => entry.kind === kind && entry.content?.kind === kind && !replaced.has(entry.id))
    .map((entry) => ({ ...entry, details: entry.content!.details as DetailsOf<K> }))
    .sort((a, b) => compare(a.startsOn, b.startsOn) || compare(a.id, b.id));
}

/** Those of a kind that hold on a day. */
export function holdingOn<K extends EntryContent['kind']>(
  entries: readonly Entry[],
  kind: K,
  day: Day,
): EntryOf<K>[] {
  return standing(entries, kind).filter(
    ({ startsOn, lastDay }) => startsOn <= day && (lastDay === null || lastDay >= day),
  );
}

/** The one of a kind that holds on a day: the latest that has begun. */
export function latestOn<K extends EntryContent['kind']>(
  entries: readonly Entry[],
  kind: K,
  day: Day,
): EntryOf<K> | null {
  return holdingOn(entries, kind, day).at(-1) ?? null;
}

/** The own post on a day; Plt. and the like are held beside it. */
export function positionOn(entries: readonly Entry[], day: Day): EntryOf<'position'> | null {
  return (
    holdingOn(entries, 'position', day).findLast(({ details }) => details.capacity === 'definitive') ?? null
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
