import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { BasisView, HolidayKind, RamadanId } from '../contract/terms.ts';
import { basisAs, standingHolidays } from './decided.queries.ts';
import { lawfulHolidays } from './law.ts';
import { type Day, yearOf } from './rules/days.ts';
import type { Holiday } from './rules/decided.ts';
import { nationalDays } from './rules/holiday-list.ts';

/** What counts in a year for the nation, and for the units of a path. */
export async function holidaysOfYear(tx: Tx, year: number, path: readonly UnitId[]): Promise<Holiday[]> {
  const own = await standingHolidays(tx, `${year}-01-01`, `${year}-12-31`);
  const national = nationalDays(
    lawfulHolidays,
    own.filter(({ unitId }) => unitId === null),
  ).filter(({ day }) => yearOf(day) === year);
  const regional = own.filter(({ unitId }) => unitId !== null && path.includes(unitId));
  return [...national, ...regional].toSorted((a, b) => a.day.localeCompare(b.day));
}

export interface FormerHolidayRow {
  day: Day;
  name: string;
  kind: HolidayKind;
  unitId: UnitId | null;
  basis: BasisView;
  withdrawal: BasisView;
}

/** Holidays of a year that were taken back, or entered anew, the latest first. Index: holiday_day. */
export function formerHolidays(tx: Tx, year: number, path: readonly UnitId[]): Promise<FormerHolidayRow[]> {
  return tx.rows(
    `select h.day, h.name, h.kind, h.unit_id as "unitId", ${basisAs('b')} as basis, ${basisAs('w')} as withdrawal
     from calendar.holiday h
     join calendar.basis b on b.agency_id = core.agency_id() and b.id = h.basis_id
     join calendar.basis w on w.agency_id = core.agency_id() and w.id = h.withdrawal_id
     where h.agency_id = core.agency_id() and h.day between $1 and $2
       and (h.unit_id is null or h.unit_id = any($3::uuid[]))
     order by w.recorded_at desc, h.day, h.id limit 500`,
    [`${year}-01-01`, `${year}-12-31`, path],
  );
}

export interface RamadanRow {
  id: RamadanId;
  startsOn: Day;
  endsBefore: Day;
  basis: BasisView;
  withdrawal: BasisView | null;
}

const ramadanColumns = `r.id, r.starts_on as "startsOn", r.ends_before as "endsBefore", ${basisAs('b')} as basis,
    case when w.id is not null then ${basisAs('w')} end as withdrawal
  from calendar.ramadan r
  join calendar.basis b on b.agency_id = core.agency_id() and b.id = r.basis_id
  left join calendar.basis w on w.agency_id = core.agency_id() and w.id = r.withdrawal_id
  where r.agency_id = core.agency_id()`;

/** Days of Ramadan that touch a year, also those that were taken back. */
export function ramadansOfYear(tx: Tx, year: number): Promise<RamadanRow[]> {
  return tx.rows(
    `select ${ramadanColumns} and r.starts_on <= $2 and r.ends_before > $1 order by r.starts_on, r.id`,
    [`${year}-01-01`, `${year}-12-31`],
  );
}

export async function ramadanById(tx: Tx, id: RamadanId): Promise<RamadanRow | undefined> {
  const rows = await tx.rows<RamadanRow>(`select ${ramadanColumns} and r.id = $1`, [id]);
  return rows[0];
}
