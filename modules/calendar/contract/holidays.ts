import { z } from 'zod';
import { UnitId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { EnteredDay, line, queryFlag, Year } from '#core/contract/schemas.ts';
import { calendarManage } from './permissions.ts';
import { BasisView, basisFields, HolidayKind, Period, RamadanId } from './terms.ts';

export const HolidayView = z.object({
  day: z.string(),
  name: z.string(),
  kind: HolidayKind,
  /** The unit for which, with all below it, a regional day counts; null for the nation. */
  unit: z.object({ id: UnitId, name: z.string() }).nullable(),
  basis: BasisView,
  can: z.object({ change: z.boolean() }),
});
export type HolidayView = z.output<typeof HolidayView>;

/** What stood before: a day that was taken back, or entered anew. */
export const FormerHoliday = HolidayView.omit({ can: true }).extend({ withdrawal: BasisView });
export type FormerHoliday = z.output<typeof FormerHoliday>;

const SheetFault = z.object({ row: z.int(), column: z.string().nullable(), code: z.string() });

const HolidayChange = z.object({
  kind: z.enum(['added', 'changed', 'withdrawn']),
  day: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** The day has begun: what was reckoned by it changes. */
  past: z.boolean(),
});
export type HolidayChange = z.output<typeof HolidayChange>;

export const HolidayImport = z.object({
  dryRun: z.boolean(),
  written: z.boolean(),
  rows: z.int(),
  changes: z.array(HolidayChange),
  unchanged: z.int(),
  faults: z.array(SheetFault),
  moreFaults: z.int(),
});
export type HolidayImport = z.output<typeof HolidayImport>;

export const RamadanView = Period.extend({
  id: RamadanId,
  basis: BasisView,
  withdrawal: BasisView.nullable(),
});
export type RamadanView = z.output<typeof RamadanView>;

/** Days on which nobody works, or for fewer hours. */
export const holidays = {
  list: operation({
    id: 'calendar.list-holidays',
    method: 'GET',
    path: '/api/calendar/holidays',
    summary:
      'Holidays of a year: of the nation and those that count for a unit, else for the unit of who asks; with what stood before.',
    access: signedIn,
    input: z.strictObject({ year: Year, unitId: UnitId.optional() }),
    output: z.object({
      /** Whose regional days are among them. */
      unit: z.object({ id: UnitId, name: z.string() }).nullable(),
      /** False while nobody entered the national days of the year. */
      known: z.boolean(),
      items: z.array(HolidayView),
      former: z.array(FormerHoliday),
      ramadans: z.array(RamadanView),
      can: z.object({ setNational: z.boolean(), setRegional: z.boolean() }),
    }),
  }),
  set: operation({
    id: 'calendar.set-holiday',
    method: 'POST',
    path: '/api/calendar/holidays',
    summary:
      'Enters a holiday of the nation, or of a unit and below; what stood on the day is kept as former.',
    access: holding(calendarManage),
    input: z.strictObject({
      unitId: UnitId.nullish(),
      day: EnteredDay,
      name: line(200),
      kind: HolidayKind,
      ...basisFields,
    }),
    output: HolidayView,
    errors: ['calendar.kind-not-of-scope'],
  }),
  withdraw: operation({
    id: 'calendar.withdraw-holiday',
    method: 'POST',
    path: '/api/calendar/holiday-withdrawals',
    summary: 'Takes a holiday back; it is kept as former.',
    access: holding(calendarManage),
    input: z.strictObject({ unitId: UnitId.nullish(), day: EnteredDay, ...basisFields }),
    output: FormerHoliday,
    errors: ['calendar.no-such-holiday'],
  }),
  import: operation({
    id: 'calendar.import-holidays',
    method: 'POST',
    path: '/api/calendar/holidays/import',
    summary:
      'Reads all holidays of a year, of the nation or of a unit, from a CSV or XLSX sheet; writes all or, at any fault or in a dry run, none.',
    access: holding(calendarManage),
    costs: 'import',
    upload: true,
    input: z.strictObject({ year: Year, unitId: UnitId.optional(), dryRun: queryFlag, ...basisFields }),
    output: HolidayImport,
    errors: [
      'organization.sheet-unreadable',
      'organization.sheet-too-large',
      'organization.sheet-empty',
      'organization.sheet-column-missing',
    ],
  }),
};

export const ramadans = {
  set: operation({
    id: 'calendar.set-ramadan',
    method: 'POST',
    path: '/api/calendar/ramadans',
    summary: 'Enters the days of a Ramadan; days entered before that touch them are kept as former.',
    access: holding(calendarManage),
    input: z.strictObject({ startsOn: EnteredDay, lastDay: EnteredDay, ...basisFields }),
    output: RamadanView,
    errors: ['calendar.last-day-before-first', 'calendar.ramadan-length'],
  }),
  withdraw: operation({
    id: 'calendar.withdraw-ramadan',
    method: 'POST',
    path: '/api/calendar/ramadans/:ramadanId/withdrawal',
    summary: 'Takes the days of a Ramadan back; they are kept as former.',
    access: holding(calendarManage),
    input: z.strictObject({ ramadanId: RamadanId, ...basisFields }),
    output: RamadanView,
    errors: ['calendar.withdrawn-already'],
  }),
};
