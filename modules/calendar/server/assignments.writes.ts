import { newId, type PersonId, type UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { FlexibilityStopId, PatternId, UnitZoneId, Zone } from '../contract/terms.ts';
import { db } from './basis.writes.ts';
import type { Day } from './rules/days.ts';
import type { Dated } from './rules/decided.ts';

export interface NewAssignment extends Dated {
  unitId: UnitId | null;
  personId: PersonId | null;
  patternId: PatternId | null;
  rotationOffset: number;
  basisId: string;
}

export async function insertAssignments(
  tx: Tx,
  agencyId: string,
  rows: readonly NewAssignment[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.rows(
    `insert into calendar.assignment (agency_id, id, unit_id, person_id, pattern_id, rotation_offset, starts_on, ends_before, basis_id)
     select $1, r.id, r."unitId", r."personId", r."patternId", r."rotationOffset", r."startsOn", r."endsBefore", r."basisId"
     from jsonb_to_recordset($2::jsonb) as r(id uuid, "unitId" uuid, "personId" uuid, "patternId" uuid, "rotationOffset" smallint,
       "startsOn" date, "endsBefore" date, "basisId" uuid)`,
    [agencyId, JSON.stringify(rows.map((row) => ({ ...row, id: newId() })))],
  );
}

export async function insertZone(
  tx: Tx,
  agencyId: string,
  row: { unitId: UnitId; zone: Zone; startsOn: Day; basisId: string },
): Promise<UnitZoneId> {
  const id = newId<'UnitZone'>();
  await tx.run(
    db.insertInto('calendar.unit_zone').values({
      agency_id: agencyId,
      id,
      unit_id: row.unitId,
      zone: row.zone,
      starts_on: row.startsOn,
      basis_id: row.basisId,
    }),
  );
  return id;
}

export async function insertStop(
  tx: Tx,
  agencyId: string,
  row: Dated & { personId: PersonId; recordedBy: PersonId | null; recordedAt: Date },
): Promise<FlexibilityStopId> {
  const id = newId<'FlexibilityStop'>();
  await tx.run(
    db.insertInto('calendar.flexibility_stop').values({
      agency_id: agencyId,
      id,
      person_id: row.personId,
      starts_on: row.startsOn,
      ends_before: row.endsBefore,
      recorded_by: row.recordedBy,
      recorded_at: row.recordedAt,
    }),
  );
  return id;
}
