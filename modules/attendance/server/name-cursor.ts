import { fail } from '#core/contract/errors.ts';
import { namePage, readPlace, writePlace } from './rules/name-page.ts';

/** One page of what is ordered by name. @throws core.invalid-input for a cursor that we did not give */
export function pageByName<T extends { name: string; id: string; rank?: number }>(
  all: readonly T[],
  { cursor, size }: { cursor?: string | undefined; size: number },
): { shown: T[]; next: string | null } {
  const after = cursor === undefined ? null : (readPlace(cursor) ?? fail('core.invalid-input'));
  const { shown, next } = namePage(all, after, size);
  return { shown, next: next && writePlace(next) };
}
