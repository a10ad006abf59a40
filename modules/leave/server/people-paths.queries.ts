import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';

/** The units from the root down to that by which people go. */
export async function pathsOf(tx: Tx, personIds: readonly PersonId[]): Promise<Map<PersonId, UnitId[]>> {
  const rows = await tx.rows<{ id: PersonId; path: UnitId[] | null }>(
    'select id, leave.path_of(id) as path from unnest($1::uuid[]) as id',
    [personIds],
  );
  return new Map(rows.map(({ id, path }) => [id, path ?? []]));
}
