/** A page of what is ordered by name, then id; the cursor is the place of the last one shown. */
export function namePage<T extends { name: string; id: string }>(
  all: readonly T[],
  after: { name: string; id: string } | null,
  size: number,
): { shown: T[]; next: { name: string; id: string } | null } {
  const ordered = [...all].sort(byName);
  const from = after ? ordered.findIndex((one) => byName(one, after) > 0) : 0;
  const shown = from < 0 ? [] : ordered.slice(from, from + size);
  const last = shown.at(-1);
  const more = from >= 0 && from + size < ordered.length;
  return { shown, next: more && last ? { name: last.name, id: last.id } : null };
}

type Named = { name: string; id: string };
/** As much of a name as orders people, so that a cursor stays short. */
const begin = (name: string): string => name.slice(0, 40);
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byName = (one: Named, other: Named): number =>
  compare(begin(one.name), begin(other.name)) || compare(one.id, other.id);

/** A place as a cursor. */
export function writePlace({ name, id }: Named): string {
  return Buffer.from(JSON.stringify([begin(name), id])).toString('base64url');
}

/** The place behind a cursor; nothing for text that is none. */
export function readPlace(cursor: string): Named | undefined {
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    return typeof name === 'string' && typeof id === 'string' ? { name, id } : undefined;
  } catch {
    return undefined;
  }
}
