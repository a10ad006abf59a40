import { z } from 'zod';
import { fail } from '../contract/errors.ts';

const place = z.uuid();

/** One page out of `size + 1` rows of a list that is ordered by a UUIDv7, newest first: the cursor is the last id shown. */
export function uuidPage<Row extends { id: string }>(
  input: { cursor?: string | undefined; size: number },
  rows: readonly Row[],
): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, input.size);
  return { rows: shown, next: rows.length > input.size ? (shown.at(-1)?.id ?? null) : null };
}

/** The id behind a cursor; null at the beginning. @throws core.invalid-input for anything else */
export function cursorId(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  return place.safeParse(cursor).success ? cursor : fail('core.invalid-input');
}

/** One page out of `size + 1` rows of a list that is ordered by two UUIDs: the cursor names both of the last row shown. */
export function uuidPairPage<Row>(
  input: { size: number },
  rows: readonly Row[],
  pairOf: (row: Row) => readonly [string, string],
): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, input.size);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > input.size && last ? pairOf(last).join('_') : null };
}

/** The ids behind a cursor of two; null at the beginning. @throws core.invalid-input for anything else */
export function cursorPair(cursor: string | undefined): [string, string] | null {
  if (cursor === undefined) return null;
  const [first, second, ...more] = cursor.split('_');
  const sound = more.length === 0 && place.safeParse(first).success && place.safeParse(second).success;
  return sound ? [first!, second!] : fail('core.invalid-input');
}
