/** What is ordered: by rank, the highest first, where there is one; then by name and id. */
interface Named {
  name: string;
  id: string;
  rank?: number | undefined;
}

/** A page of what is ordered; the cursor is the place of the last one shown. */
export function namePage<T extends Named>(
  all: readonly T[],
  after: Named | null,
  size: number,
): { shown: T[]; next: Named | null } {
  const ordered = [...all].sort(inOrder);
  const from = after ? ordered.findIndex((one) => inOrder(one, after) > 0) : 0;
  const shown = from < 0 ? [] : ordered.slice(from, from + size);
  const last = shown.at(-1);
  const more = from >= 0 && from + size < ordered.length;
  return { shown, next: more && last ? placeOf(last) : null };
}

/** As much of a name as orders people, so that a cursor stays short. */
const begin = (name: string): string => name.slice(0, 40);
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const inOrder = (one: Named, other: Named): number =>
  (other.rank ?? 0) - (one.rank ?? 0) ||
  compare(begin(one.name), begin(other.name)) ||
  compare(one.id, other.id);
const placeOf = ({ name, id, rank }: Named): Named =>
  rank === undefined ? { name, id } : { name, id, rank };

/** A place as a cursor. */
export function writePlace({ name, id, rank }: Named): string {
  const place = rank === undefined ? [begin(name), id] : [begin(name), id, rank];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place behind a cursor; nothing for text that is none. */
export function readPlace(cursor: string): Named | undefined {
  try {
    const [name, id, rank] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof name !== 'string' || typeof id !== 'string') return undefined;
    return typeof rank === 'number' ? { name, id, rank } : { name, id };
  } catch {
    return undefined;
  }
}
