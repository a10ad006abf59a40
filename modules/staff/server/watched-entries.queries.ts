import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Facts } from '#modules/ledger/server/ledger.api.ts';

/** What entries say as JSON, of their content a digest. Worker only. */
export function factsOfEntries(tx: Tx, ids: readonly string[]): Promise<{ id: string; facts: Facts }[]> {
  return tx.rows('select id, facts from staff.entry_facts($1::uuid[])', [ids]);
}

/** Ids of entries, the newest first. Worker only. Index: entry_pkey. */
export async function newestEntries(tx: Tx, before: string | null, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>('select id from staff.newest_entries($1, $2) as id', [
    before,
    limit,
  ]);
  return rows.map(({ id }) => id);
}

/** Whose entries they are, as far as the walls show them to the actor. */
export function peopleOfEntries(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; personId: PersonId }[]> {
  return tx.rows(
    `select e.id, e.person_id as "personId" from staff.entry e where e.agency_id = core.agency_id() and e.id = any($1::uuid[])`,
    [ids],
  );
}
