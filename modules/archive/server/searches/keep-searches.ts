import { ensure, fail, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { violates } from '#core/db/tx.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  mostSaved,
  type SavedSearch,
  type SavedSearchId,
  type savedSearches,
} from '../../contract/saved-searches.ts';
import { forgetSearch, keepSearch, nameSearch, type SearchRow, searchesOf } from './searches.queries.ts';

const ownerOf = ({ actor }: TxContext) => found(actor.personId);

export async function listSavedSearches(ctx: TxContext): Promise<OutputOf<typeof savedSearches.list>> {
  return { items: (await searchesOf(ctx.tx, ownerOf(ctx))).map(presentSearch) };
}

/** Keeps a search; saved again under its name, it is the newer one that is kept. */
export async function saveSearch(
  ctx: TxContext,
  { name, search }: InputOf<typeof savedSearches.save>,
): Promise<SavedSearch> {
  const person = ownerOf(ctx);
  const kept = await searchesOf(ctx.tx, person);
  ensure(kept.length < mostSaved || kept.some((one) => one.name === name), 'archive.too-many-searches', {
    most: mostSaved,
  });
  const id = newId<'SavedSearch'>() as SavedSearchId;
  return presentSearch(await keepSearch(ctx.tx, { id, person, name, search, at: ctx.clock.now() }));
}

export async function renameSearch(
  ctx: TxContext,
  { searchId, name }: InputOf<typeof savedSearches.rename>,
): Promise<SavedSearch> {
  try {
    return presentSearch(found(await nameSearch(ctx.tx, ownerOf(ctx), searchId, name)));
  } catch (error) {
    if (violates(error, 'saved_search_name')) fail('archive.search-name-taken');
    throw error;
  }
}

export async function removeSearch(
  ctx: TxContext,
  { searchId }: InputOf<typeof savedSearches.remove>,
): Promise<undefined> {
  ensure(await forgetSearch(ctx.tx, ownerOf(ctx), searchId), 'core.not-found');
  return undefined;
}

function presentSearch(row: SearchRow): SavedSearch {
  return { id: row.id, name: row.name, search: row.search, savedAt: row.saved_at.toISOString() };
}
