import { z } from 'zod';
import { PersonId, UnitId } from '#core/contract/ids.ts';
import { holding, operation, personally } from '#core/contract/operation.ts';
import { Cursor, EnteredDay, Instant, line, PageSize, queryFlag } from '#core/contract/schemas.ts';
import { dayStatuses } from './day-results.ts';
import { disciplineLevels, disciplineMeasures } from './discipline.ts';
import { attendanceDecide, attendanceView } from './permissions.ts';

/** Days, minutes, and hundredths of a percent of the allowance of a month, added up. */
export const Sums = z.object({
  workingDays: z.int(),
  present: z.int(),
  late: z.int(),
  early: z.int(),
  noCheckIn: z.int(),
  noCheckOut: z.int(),
  absentDays: z.number(),
  duty: z.int(),
  meeting: z.int(),
  study: z.int(),
  leave: z.int(),
  permission: z.int(),
  sick: z.int(),
  remote: z.int(),
  workedMinutes: z.int(),
  lateMinutes: z.int(),
  earlyMinutes: z.int(),
  extraMinutes: z.int(),
  deduction: z.int(),
  /** Check-ins at which somebody still has to look. */
  awaits: z.int(),
});
export type Sums = z.output<typeof Sums>;

/** One row of a recap: a person, a unit, a day or a month; the last two are their own names. */
export const RecapRow = z.object({ id: z.string(), name: z.string(), sums: Sums });
export type RecapRow = z.output<typeof RecapRow>;

/** By what a recap can be ordered: by name, or the most of something first. */
export const recapOrders = ['name', 'lateMinutes', 'absentDays', 'deduction', 'awaits'] as const;
export type RecapOrder = (typeof recapOrders)[number];

/** Units of which the actor sees board and recaps, the topmost ones. */
export const listSeenUnits = operation({
  id: 'attendance.list-seen-units',
  method: 'GET',
  path: '/api/attendance/units',
  summary: 'The topmost units of which the actor sees board and recaps.',
  access: holding(attendanceView),
  input: z.strictObject({}),
  output: z.object({ items: z.array(z.object({ id: UnitId, name: z.string() })) }),
});

const period = { unitId: UnitId, from: EnteredDay, until: EnteredDay };
const periodErrors = ['attendance.last-day-before-first', 'attendance.too-many-days'];

/** In which of these somebody is right now; `attendance.board.<group>` in the locales. */
export const boardGroups = ['present', 'late', 'awaited', 'absent', 'outside', 'leave', 'off'] as const;
export const BoardGroup = z.enum(boardGroups);
export type BoardGroup = z.output<typeof BoardGroup>;

export const BoardRow = z.object({
  person: z.object({ id: PersonId, name: z.string() }),
  unit: z.object({ id: UnitId, name: z.string() }),
  group: BoardGroup,
  status: z.enum(dayStatuses),
  remote: z.enum(['home', 'anywhere']).nullable(),
  checkIn: Instant.nullable(),
  checkOut: Instant.nullable(),
  lateMinutes: z.int(),
  awaits: z.int(),
});

export const DisciplineFindingView = z.object({
  counted: z.enum(['in-year', 'in-a-row']),
  days: z.number(),
  threshold: z.int(),
  level: z.enum(disciplineLevels),
  measure: z.enum(disciplineMeasures),
  basis: z.string(),
});

export const recaps = {
  board: operation({
    id: 'attendance.show-board',
    method: 'GET',
    path: '/api/attendance/board',
    summary:
      'Who of a unit and all below it is present, late, outside or on leave at this moment; people by name.',
    access: holding(attendanceView),
    input: z.strictObject({
      unitId: UnitId,
      group: BoardGroup.optional(),
      /** Only people with a check-in at which somebody still has to look. */
      awaits: queryFlag,
      /** A part of a name. */
      search: line(80).optional(),
      cursor: Cursor,
      size: PageSize,
    }),
    output: z.object({
      at: Instant,
      day: z.string(),
      counts: z.record(BoardGroup, z.int()),
      /** People with a check-in at which somebody still has to look. */
      awaits: z.int(),
      items: z.array(BoardRow),
      next: z.string().nullable(),
    }),
  }),
  recap: operation({
    id: 'attendance.show-recap',
    method: 'GET',
    path: '/api/attendance/recap',
    summary: 'Days of a unit and all below it added up, by person, unit, day or month; at most a year.',
    access: holding(attendanceView),
    input: z.strictObject({
      ...period,
      by: z.enum(['person', 'unit', 'day', 'month']).default('person'),
      order: z.enum(recapOrders).default('name'),
      cursor: Cursor,
      size: PageSize,
    }),
    output: z.object({ total: Sums, items: z.array(RecapRow), next: z.string().nullable() }),
    errors: periodErrors,
  }),
  ofPerson: operation({
    id: 'attendance.show-person-recap',
    method: 'GET',
    path: '/api/attendance/recap/person',
    summary: 'Days of a person added up by month, at most a year: own ones, or of people whom one sees.',
    access: personally,
    input: z.strictObject({ personId: PersonId.optional(), from: EnteredDay, until: EnteredDay }),
    output: z.object({ personId: PersonId, total: Sums, items: z.array(RecapRow) }),
    errors: periodErrors,
  }),
  exportXlsx: operation({
    id: 'attendance.export-recap',
    method: 'GET',
    path: '/api/attendance/recap.xlsx',
    summary: 'The recap by person for pay, as a spreadsheet.',
    access: holding(attendanceView),
    costs: 'export',
    input: z.strictObject(period),
    output: undefined,
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    errors: periodErrors,
  }),
  exportCsv: operation({
    id: 'attendance.export-recap-csv',
    method: 'GET',
    path: '/api/attendance/recap.csv',
    summary: 'The recap by person for pay, as CSV.',
    access: holding(attendanceView),
    costs: 'export',
    input: z.strictObject(period),
    output: undefined,
    produces: 'text/csv',
    errors: periodErrors,
  }),
  discipline: operation({
    id: 'attendance.show-discipline',
    method: 'GET',
    path: '/api/attendance/discipline',
    summary:
      'Days without valid reason of a person in this year, held against PP 94/2021: own ones, or of people whom one sees. A count, never a measure.',
    access: personally,
    input: z.strictObject({ personId: PersonId.optional() }),
    output: z.object({
      personId: PersonId,
      year: z.int(),
      daysInYear: z.number(),
      daysInARow: z.int(),
      longestInARow: z.int(),
      reached: z.array(DisciplineFindingView),
      nearing: z.array(DisciplineFindingView),
      /** The days that count. */
      days: z.array(z.object({ day: z.string(), absentDays: z.number() })),
    }),
  }),
  summons: operation({
    id: 'attendance.draft-summons',
    method: 'GET',
    path: '/api/attendance/discipline/summons',
    summary:
      'The draft of a letter of summons for a person who reached a threshold, as text; nothing is sent or kept.',
    access: holding(attendanceDecide),
    input: z.strictObject({ personId: PersonId }),
    output: z.object({ text: z.string() }),
    errors: ['attendance.nothing-reached'],
  }),
};
