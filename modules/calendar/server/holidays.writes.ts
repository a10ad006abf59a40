import { newId, type UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { RamadanId } from '../contract/terms.ts';
import { db } from './basis.writes.ts';
import type { Day } from './rules/days.ts';
import type { Entry } from './rules/holiday-list.ts';

export async function insertHolidays(
  tx: Tx,
  agencyId: string,
  unitId: UnitId | null,
  entries: readonly Entry[],
  basisId: string,
): Promise<void> {
  if (entries.length === 0) return;
  const shared = { agency_id: agencyId, unit_id: unitId, basis_id: basisId };
  await tx.run(
    db
      .insertInto('calendar.holiday')
      .values(entries.map(({ day, name, kind }) => ({ ...shared, id: newId(), day, name, kind }))),
  );
}

/** Takes back what stands on the days; what was so taken back. */
export function withdrawHolidays(
  tx: Tx,
  unitId: UnitId | null,
  days: readonly Day[],
  withdrawalId: string,
): Promise<Entry[]> {
  return tx.rows(
    `update calendar.holiday set withdrawal_id = $3
     where agency_id = core.agency_id() and withdrawal_id is null and unit_id is not distinct from $1 and day = any($2::date[])
     returning day, name, kind`,
    [unitId, days, withdrawalId],
  );
}

export async function insertRamadan(
  tx: Tx,
  agencyId: string,
  { startsOn, endsBefore }: { startsOn: Day; endsBefore: Day },
  basisId: string,
): Promise<RamadanId> {
  const id = newId<'Ramadan'>();
  await tx.run(
    db.insertInto('calendar.ramadan').values({
      agency_id: agencyId,
      id,
      starts_on: startsOn,
      ends_before: endsBefore,
      basis_id: basisId,
    }),
  );
  return id;
}

/** Takes back the Ramadans that touch the days. */
export async function withdrawRamadans(
  tx: Tx,
  { startsOn, endsBefore }: { startsOn: Day; endsBefore: Day },
  withdrawalId: string,
): Promise<void> {
  await tx.rows(
    `update calendar.ramadan set withdrawal_id = $3
     where agency_id = core.agency_id() and withdrawal_id is null and starts_on < $2 and ends_before > $1`,
    [startsOn, endsBefore, withdrawalId],
  );
}
