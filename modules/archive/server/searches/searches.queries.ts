import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { SavedSearchId } from '../../contract/saved-searches.ts';

export interface SearchRow {
  id: SavedSearchId;
  name: string;
  search: string;
  saved_at: Date;
}

const shown = 'id, name, search, saved_at';

/** The searches that a person keeps, by name. Index: saved_search_name. */
export function searchesOf(tx: Tx, person: PersonId): Promise<SearchRow[]> {
  return tx.rows<SearchRow>(
    `select ${shown} from archive.saved_search where agency_id = core.agency_id() and person_id = $1 order by name`,
    [person],
  );
}

export async function keepSearch(
  tx: Tx,
  kept: { id: SavedSearchId; person: PersonId; name: string; search: string; at: Date },
): Promise<SearchRow> {
  const [row] = await tx.rows<SearchRow>(
    `insert into archive.saved_search (agency_id, id, person_id, name, search, saved_at) values (core.agency_id(), $1, $2, $3, $4, $5)
     on conflict (agency_id, person_id, name) do update set search = excluded.search returning ${shown}`,
    [kept.id, kept.person, kept.name, kept.search, kept.at],
  );
  return row!;
}

export async function nameSearch(
  tx: Tx,
  person: PersonId,
  id: SavedSearchId,
  name: string,
): Promise<SearchRow | undefined> {
  const rows = await tx.rows<SearchRow>(
    `update archive.saved_search set name = $3 where agency_id = core.agency_id() and person_id = $1 and id = $2 returning ${shown}`,
    [person, id, name],
  );
  return rows[0];
}

/** False where there was none of theirs. */
export async function forgetSearch(tx: Tx, person: PersonId, id: SavedSearchId): Promise<boolean> {
  const rows = await tx.rows(
    'delete from archive.saved_search where agency_id = core.agency_id() and person_id = $1 and id = $2 returning id',
    [person, id],
  );
  return rows.length > 0;
}
