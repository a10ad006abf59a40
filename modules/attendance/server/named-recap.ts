import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { peopleByIds, unitNames } from '#modules/organization/server/organization.api.ts';
import type { RecapRow } from '../contract/recaps.ts';
import { recapOf } from './recaps.queries.ts';
import type { Day } from './rules/calendar-days.ts';

export type RecapBy = Parameters<typeof recapOf>[1];

/** Days of units added up, with the names behind the ids; days and months are their own names. */
export async function namedRecap(
  tx: Tx,
  by: RecapBy,
  { from, until }: { from: Day; until: Day },
  unitIds: readonly UnitId[],
): Promise<RecapRow[]> {
  const rows = await recapOf(tx, by, from, until, unitIds);
  const ids = rows.map(({ id }) => id);
  const names = await namesOf(tx, by, ids);
  return rows.map(({ id, sums }) => ({ id, name: names(id), sums }));
}

async function namesOf(tx: Tx, by: RecapBy, ids: readonly string[]): Promise<(id: string) => string> {
  if (by === 'day' || by === 'month') return (id) => id;
  if (by === 'unit') {
    const units = await unitNames(tx, ids as readonly UnitId[]);
    return (id) => units.get(id as UnitId) ?? '';
  }
  const people = await peopleByIds(tx, ids as readonly PersonId[]);
  return (id) => people.get(id as PersonId)?.name ?? '';
}
