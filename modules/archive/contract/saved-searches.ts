import { z } from 'zod';
import { idOf } from '#core/contract/ids.ts';
import { operation, signedIn } from '#core/contract/operation.ts';
import { Instant, line } from '#core/contract/schemas.ts';
import './errors.ts';

export const SavedSearchId = idOf('SavedSearch');
export type SavedSearchId = z.output<typeof SavedSearchId>;

/** More than these are no help to anybody. */
export const mostSaved = 50;

const Name = line(80);

export const SavedSearch = z.object({
  id: SavedSearchId,
  name: z.string(),
  /** Words and filters as in the address of the search: "q=anggaran&year=2025". */
  search: z.string(),
  savedAt: Instant,
});
export type SavedSearch = z.output<typeof SavedSearch>;

/** The public API of searches that a person keeps; nobody else sees them. */
export const savedSearches = {
  list: operation({
    id: 'archive.list-saved-searches',
    method: 'GET',
    path: '/api/archive/saved-searches',
    summary: 'The searches that the reader keeps, by name.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({ items: z.array(SavedSearch) }),
  }),
  save: operation({
    id: 'archive.save-search',
    method: 'POST',
    path: '/api/archive/saved-searches',
    summary: 'Keep a search under a name; one of the same name is replaced.',
    access: signedIn,
    input: z.strictObject({ name: Name, search: line(2_000) }),
    output: SavedSearch,
    errors: ['archive.too-many-searches'],
  }),
  rename: operation({
    id: 'archive.rename-search',
    method: 'PATCH',
    path: '/api/archive/saved-searches/:searchId',
    summary: 'Give a kept search another name.',
    access: signedIn,
    input: z.strictObject({ searchId: SavedSearchId, name: Name }),
    output: SavedSearch,
    errors: ['archive.search-name-taken'],
  }),
  remove: operation({
    id: 'archive.remove-search',
    method: 'DELETE',
    path: '/api/archive/saved-searches/:searchId',
    summary: 'Keep a search no longer.',
    access: signedIn,
    input: z.strictObject({ searchId: SavedSearchId }),
    output: undefined,
  }),
};
