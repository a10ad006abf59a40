import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Day } from './rules/calendar-days.ts';
import type { KeptMonth } from './simulate.ts';

const kept = (condition: string, most: string) =>
  `select person_id as "personId", json_agg(json_build_object('day', day, 'unitId', unit_id) order by day) as days
   from attendance.day where agency_id = core.agency_id() and day between $1 and $2 and ${condition}
   group by person_id order by person_id ${most}`;

/** People with their kept days while they were of the units; one more than `most`. Index: day_of_unit, day_unit. */
export function keptMonthsOfUnits(
  tx: Tx,
  unitIds: readonly UnitId[],
  from: Day,
  until: Day,
  most: number,
): Promise<KeptMonth[]> {
  return tx.rows(kept('unit_id = any($3::uuid[])', 'limit $4'), [from, until, unitIds, most + 1]);
}

/** The kept days of a person; nobody where there are none. Index: the key. */
export function keptMonthOf(tx: Tx, personId: PersonId, from: Day, until: Day): Promise<KeptMonth[]> {
  return tx.rows(kept('person_id = $3', ''), [from, until, personId]);
}
