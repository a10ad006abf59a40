import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DayRow } from './days.queries.ts';
import type { Day } from './rules/calendar-days.ts';

/** Reckonings of an agency wait for each other: what is written last was read last. */
export async function lockReckoning(tx: Tx): Promise<void> {
  await tx.rows(
    "select pg_advisory_xact_lock(hashtextextended('attendance.days ' || core.agency_id()::text, 0))",
  );
}

/** Writes days as they were reckoned, in place of what was reckoned before. */
export async function writeDays(tx: Tx, agencyId: string, rows: readonly DayRow[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  await tx.rows(
    `insert into attendance.day as d (agency_id, person_id, day, unit_id, kind, status, remote, check_in_at, check_out_at, worked,
       credited, excused, late, early, absent, unproven, extra, late_tier, early_tier, absent_halves, deduction, awaits, why, closed, reckoned_at)
     select $1, r."personId", r.day, r."unitId", r.kind, r.status, r.remote, r."checkInAt", r."checkOutAt", r.worked, r.credited,
       r.excused, r.late, r.early, r.absent, r.unproven, r.extra, r."lateTier", r."earlyTier", r."absentHalves", r.deduction, r.awaits,
       r.why, r.closed, $3
     from jsonb_to_recordset($2::jsonb) as r("personId" uuid, day date, "unitId" uuid, kind text, status text, remote text,
       "checkInAt" timestamptz, "checkOutAt" timestamptz, worked smallint, credited smallint, excused smallint, late smallint,
       early smallint, absent smallint, unproven smallint, extra smallint, "lateTier" text, "earlyTier" text,
       "absentHalves" smallint, deduction int, awaits smallint, why jsonb, closed boolean)
     on conflict (agency_id, person_id, day) do update set unit_id = excluded.unit_id, kind = excluded.kind, status = excluded.status,
       remote = excluded.remote, check_in_at = excluded.check_in_at, check_out_at = excluded.check_out_at, worked = excluded.worked,
       credited = excluded.credited, excused = excluded.excused, late = excluded.late, early = excluded.early, absent = excluded.absent,
       unproven = excluded.unproven, extra = excluded.extra, late_tier = excluded.late_tier, early_tier = excluded.early_tier,
       absent_halves = excluded.absent_halves, deduction = excluded.deduction, awaits = excluded.awaits, why = excluded.why, closed = excluded.closed,
       reckoned_at = excluded.reckoned_at`,
    [agencyId, JSON.stringify(rows), at],
  );
}

/** Takes away a day of those among people, or among all, who are none of the others named. Index: day_unit. */
export async function deleteDaysOfOthers(
  tx: Tx,
  day: Day,
  among: readonly PersonId[] | null,
  personIds: readonly PersonId[],
): Promise<void> {
  await tx.rows(
    `delete from attendance.day where agency_id = core.agency_id() and day = $1
       and ($2::uuid[] is null or person_id = any($2)) and person_id <> all($3::uuid[])`,
    [day, among, personIds],
  );
}

export async function writeClosedDay(tx: Tx, agencyId: string, day: Day, at: Date): Promise<void> {
  await tx.rows(
    'insert into attendance.closed_day (agency_id, day, closed_at) values ($1, $2, $3) on conflict do nothing',
    [agencyId, day, at],
  );
}
