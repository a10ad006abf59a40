import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DayKind } from '../contract/day-plan.ts';
import type { DayStatus } from '../contract/day-results.ts';
import type { DeductionRules, DeductionScheme } from '../contract/deduction-schemes.ts';
import type { WhyStep } from '../contract/why-steps.ts';
import type { Day } from './rules/calendar-days.ts';

/** A day of a person as it is kept; minutes, and hundredths of a percent. */
export interface DayRow {
  personId: PersonId;
  day: Day;
  unitId: UnitId;
  kind: DayKind;
  status: DayStatus;
  remote: 'home' | 'anywhere' | null;
  checkInAt: Date | null;
  checkOutAt: Date | null;
  worked: number;
  credited: number;
  excused: number;
  late: number;
  early: number;
  absent: number;
  unproven: number;
  extra: number;
  lateTier: string | null;
  earlyTier: string | null;
  absentHalves: number;
  deduction: number;
  awaits: number;
  why: WhyStep[];
  /** No check-in can come for it any more. */
  closed: boolean;
}

/** Days of a person that were reckoned, in order. Index: the key. */
export function daysOf(tx: Tx, personId: PersonId, from: Day, until: Day): Promise<DayRow[]> {
  return tx.rows(
    `select person_id as "personId", day, unit_id as "unitId", kind, status, remote, check_in_at as "checkInAt",
       check_out_at as "checkOutAt", worked, credited, excused, late, early, absent, unproven, extra, late_tier as "lateTier",
       early_tier as "earlyTier", absent_halves as "absentHalves", deduction, awaits, why, closed
     from attendance.day where agency_id = core.agency_id() and person_id = $1 and day between $2 and $3 order by day`,
    [personId, from, until],
  );
}

/** Those of the people whose day was kept, with whether it was closed. Index: the key. */
export async function keptOn(
  tx: Tx,
  day: Day,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, { closed: boolean }>> {
  const rows = await tx.rows<{ id: PersonId; closed: boolean }>(
    'select person_id as id, closed from attendance.day where agency_id = core.agency_id() and day = $1 and person_id = any($2::uuid[])',
    [day, personIds],
  );
  return new Map(rows.map(({ id, closed }) => [id, { closed }]));
}

/** Whether the day of anybody was kept. Index: day_unit. */
export async function anyKept(tx: Tx, day: Day): Promise<boolean> {
  const rows = await tx.rows(
    'select 1 from attendance.day where agency_id = core.agency_id() and day = $1 limit 1',
    [day],
  );
  return rows.length > 0;
}

/** The first day of which anything is known of a person; null for none. Index: the key, check_in_person. */
export async function firstKnownDay(tx: Tx, personId: PersonId): Promise<Day | null> {
  const rows = await tx.rows<{ day: Day | null }>(
    `select least(
       (select min(day) from attendance.day where agency_id = core.agency_id() and person_id = $1),
       (select day from attendance.check_in where agency_id = core.agency_id() and person_id = $1 order by counts_at limit 1)) as day`,
    [personId],
  );
  return rows[0]?.day ?? null;
}

/** The last day of which all that can be reckoned was; null before the first. */
export async function lastClosedDay(tx: Tx): Promise<Day | null> {
  const rows = await tx.rows<{ day: Day | null }>(
    'select max(day) as day from attendance.closed_day where agency_id = core.agency_id()',
  );
  return rows[0]?.day ?? null;
}

/** Schemes of deductions, by first day; those that never came into force are left out. */
export async function schemesOf(tx: Tx): Promise<DeductionScheme[]> {
  const rows = await tx.rows<{ from: Day; until: Day | null; rules: DeductionRules }>(
    `select starts_on as from, ends_before as until, rules from attendance.deduction_scheme
     where agency_id = core.agency_id() and (ends_before is null or ends_before > starts_on) order by starts_on`,
  );
  return rows;
}
