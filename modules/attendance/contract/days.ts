import { z } from 'zod';
import { PersonId, UnitId } from '#core/contract/ids.ts';
import { holding, operation, personally } from '#core/contract/operation.ts';
import { EnteredDay, Instant, line } from '#core/contract/schemas.ts';
import type { CoveringKind } from './day-marks.ts';
import { dayKinds } from './day-plan.ts';
import { dayStatuses } from './day-results.ts';
import { attendanceManage } from './permissions.ts';
import { WhyStep } from './why-steps.ts';

/** Minutes, and hundredths of a percent of the allowance of the month. */
export const DayView = z.object({
  day: z.string(),
  kind: z.enum(dayKinds),
  status: z.enum(dayStatuses),
  remote: z.enum(['home', 'anywhere']).nullable(),
  checkIn: Instant.nullable(),
  checkOut: Instant.nullable(),
  minutes: z.object({
    worked: z.int(),
    credited: z.int(),
    excused: z.int(),
    late: z.int(),
    early: z.int(),
    absent: z.int(),
    unproven: z.int(),
    extra: z.int(),
  }),
  lateTier: z.string().nullable(),
  earlyTier: z.string().nullable(),
  absentDays: z.number(),
  deduction: z.int(),
  /** Check-ins of the day at which somebody still has to look. */
  awaits: z.int(),
  /** False while check-ins can still come for it. */
  closed: z.boolean(),
  /** The reasoning, step by step. */
  why: z.array(WhyStep),
});
export type DayView = z.output<typeof DayView>;

/** The most days that one question is answered for. */
export const mostDays = 62;

export const attendanceDays = {
  list: operation({
    id: 'attendance.list-days',
    method: 'GET',
    path: '/api/attendance/days',
    summary:
      'Days of a person, at most 62, with the reason of every minute: own ones, or of people whom one sees.',
    access: personally,
    input: z.strictObject({ personId: PersonId.optional(), from: EnteredDay, until: EnteredDay }),
    output: z.object({
      personId: PersonId,
      name: z.string(),
      unitId: UnitId,
      /** Own days, for which one may ask that something be known. */
      own: z.boolean(),
      items: z.array(DayView),
    }),
    errors: ['attendance.last-day-before-first', 'attendance.too-many-days'],
  }),
};

const cost = z.int().min(0).max(10_000);
const Tier = z.strictObject({
  code: line(20),
  fromMinutes: z.int().min(1).max(1_440),
  basisPoints: cost,
});
const tiers = z.array(Tier).max(12);

export const RulesOfDeductions = z.strictObject({
  basis: line(200),
  late: tiers,
  early: tiers,
  notCheckedIn: line(20),
  notCheckedOut: line(20),
  absentBasisPoints: cost,
  covered: z.strictObject({
    leave: cost.optional(),
    permission: cost.optional(),
    sick: cost.optional(),
    duty: cost.optional(),
    meeting: cost.optional(),
    study: cost.optional(),
  } satisfies Record<CoveringKind, unknown>),
});

export const SchemeView = z.object({
  startsOn: z.string(),
  lastDay: z.string().nullable(),
  rules: RulesOfDeductions,
});

/** What a regulation of the agency takes off the allowance for a day. */
export const deductionSchemes = {
  list: operation({
    id: 'attendance.list-schemes',
    method: 'GET',
    path: '/api/attendance/deduction-schemes',
    summary: 'Schemes of deductions of the agency, by first day.',
    access: personally,
    input: z.strictObject({}),
    output: z.object({ items: z.array(SchemeView) }),
  }),
  decide: operation({
    id: 'attendance.decide-scheme',
    method: 'POST',
    path: '/api/attendance/deduction-schemes',
    summary: 'A scheme of deductions from a day on, today at the earliest; the one before ends.',
    access: holding(attendanceManage),
    input: z.strictObject({ startsOn: EnteredDay, rules: RulesOfDeductions }),
    output: SchemeView,
    errors: ['attendance.begun-stays', 'attendance.tiers-do-not-rise', 'attendance.no-such-tier'],
  }),
};
