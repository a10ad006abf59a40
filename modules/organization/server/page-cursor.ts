import { fail } from '#core/contract/errors.ts';

/** The place after a row of a list that is ordered by name and id. */
export interface NamePlace {
  name: string;
  id: string;
}

export function writeCursor(place: NamePlace): string {
  return Buffer.from(JSON.stringify([place.name, place.id])).toString('base64url');
}

/** The place behind a cursor of ours; anything else is refused. */
export function readCursor(cursor: string | undefined): NamePlace | null {
  if (cursor === undefined) return null;
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof name === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { name, id };
  } catch {
    // Falls through: not one of ours.
  }
  return fail('core.invalid-input');
}

/** One page out of `limit + 1` rows. */
export function pageFrom<Row extends { id: string }, View>(
  rows: readonly Row[],
  limit: number,
  nameOf: (row: Row) => string,
  view: (row: Row) => View,
): { items: View[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? writeCursor({ name: nameOf(last), id: last.id }) : null;
  return { items: shown.map(view), next };
}
