import { newId, type PersonId, type UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DelegationId } from '../contract/ids.ts';
import type { LeaveSettingsFields } from '../contract/settings.ts';
import { db } from './requests.writes.ts';
import type { DayText } from './rules/length/calendar-days.ts';
import type { DelegationRow } from './settings.queries.ts';

interface By {
  personId: PersonId;
  at: Date;
}

export async function insertSettings(
  tx: Tx,
  agencyId: string,
  contents: LeaveSettingsFields,
  by: By,
): Promise<string> {
  const id = newId();
  await tx.run(
    db.insertInto('leave.settings').values({
      ...{ agency_id: agencyId, id, contents: JSON.stringify(contents) },
      ...{ set_by: by.personId, set_at: by.at },
    }),
  );
  return id;
}

export async function insertDelegation(tx: Tx, agencyId: string, row: DelegationRow, by: By): Promise<void> {
  await tx.run(
    db.insertInto('leave.delegation').values({
      agency_id: agencyId,
      id: row.id,
      kinds: row.kinds,
      most_days: row.mostDays,
      post_id: row.postId,
      unit_kind: row.unitKind,
      decree_number: row.decreeNumber,
      starts_on: row.startsOn,
      ends_before: row.endsBefore,
      set_by: by.personId,
      set_at: by.at,
    }),
  );
}

export async function endDelegationBefore(
  tx: Tx,
  agencyId: string,
  id: DelegationId,
  endsBefore: DayText,
): Promise<void> {
  await tx.run(
    db
      .updateTable('leave.delegation')
      .set({ ends_before: endsBefore })
      .where('agency_id', '=', agencyId)
      .where('id', '=', id),
  );
}

export async function upsertStaffing(
  tx: Tx,
  agencyId: string,
  unitId: UnitId,
  needs: { people: number | null; percent: number | null },
  by: By,
): Promise<void> {
  const set = { ...needs, set_by: by.personId, set_at: by.at };
  await tx.run(
    db
      .insertInto('leave.staffing')
      .values({ agency_id: agencyId, unit_id: unitId, ...set })
      .onConflict((conflict) => conflict.columns(['agency_id', 'unit_id']).doUpdateSet(set)),
  );
}
