import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Sums } from '../contract/recaps.ts';
import type { Day } from './rules/calendar-days.ts';

const days = (status: string) => `count(*) filter (where status = '${status}')::int`;
const sums = `json_build_object(
  'workingDays', count(*) filter (where kind = 'work')::int,
  'present', count(*) filter (where kind = 'work' and (check_in_at is not null or check_out_at is not null))::int,
  'late', count(*) filter (where late > 0)::int, 'early', count(*) filter (where early > 0)::int,
  'noCheckIn', ${days('no-check-in')}, 'noCheckOut', ${days('no-check-out')},
  'absentDays', coalesce(sum(absent_halves), 0)::float8 / 2,
  'duty', ${days('duty')}, 'meeting', ${days('meeting')}, 'study', ${days('study')}, 'leave', ${days('leave')},
  'permission', ${days('permission')}, 'sick', ${days('sick')}, 'remote', count(remote)::int,
  'workedMinutes', coalesce(sum(worked), 0)::int, 'lateMinutes', coalesce(sum(late), 0)::int,
  'earlyMinutes', coalesce(sum(early), 0)::int, 'extraMinutes', coalesce(sum(extra), 0)::int,
  'deduction', coalesce(sum(deduction), 0)::int, 'awaits', coalesce(sum(awaits), 0)::int) as sums`;

/** By what days are added up; of units it is the one by which a person went on that day. */
const keys = { person: 'person_id', unit: 'unit_id', day: 'day', month: `to_char(day, 'YYYY-MM')` } as const;

const grouped = (key: string) => `select ${key}::text as id, ${sums} from attendance.day
  where agency_id = core.agency_id() and day between $1 and $2 and unit_id = any($3::uuid[]) group by ${key} order by 1`;
const statements = {
  person: grouped(keys.person),
  unit: grouped(keys.unit),
  day: grouped(keys.day),
  month: grouped(keys.month),
};

/** Days of units added up. Index: day_of_unit, day_unit. */
export function recapOf(
  tx: Tx,
  by: keyof typeof keys,
  from: Day,
  until: Day,
  unitIds: readonly UnitId[],
): Promise<{ id: string; sums: Sums }[]> {
  return tx.rows(statements[by], [from, until, unitIds]);
}

/** Days of a person added up by month. Index: the key. */
export function monthsOf(
  tx: Tx,
  personId: PersonId,
  from: Day,
  until: Day,
): Promise<{ id: string; sums: Sums }[]> {
  return tx.rows(
    `select ${keys.month} as id, ${sums} from attendance.day
     where agency_id = core.agency_id() and person_id = $1 and day between $2 and $3 group by 1 order by 1`,
    [personId, from, until],
  );
}

/** A working day of a person as PP 94/2021 counts it. */
export interface CountedDayRow {
  personId: PersonId;
  day: Day;
  absentHalves: 0 | 1 | 2;
}

/** Working days of people from a day on. Index: the key. */
export function countedDays(tx: Tx, personIds: readonly PersonId[], from: Day): Promise<CountedDayRow[]> {
  return tx.rows(
    `select d.person_id as "personId", d.day, d.absent_halves as "absentHalves" from attendance.day d
     where d.agency_id = core.agency_id() and d.kind = 'work' and d.day >= $2 and d.person_id = any($1::uuid[])
     order by d.person_id, d.day`,
    [personIds, from],
  );
}
