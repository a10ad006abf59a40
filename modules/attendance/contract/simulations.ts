import { z } from 'zod';
import { PersonId, UnitId } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { Cursor, PageSize } from '#core/contract/schemas.ts';
import { proposalFaults } from '#modules/calendar/contract/proposals.ts';
import { DayView } from './days.ts';
import { attendanceManage } from './permissions.ts';
import { RulesProposal } from './proposals.ts';
import { Sums } from './recaps.ts';

/** The most people that one question is answered for. */
export const mostSimulated = 5_000;

/** What rules change of days that are over; minutes, and hundredths of a percent of the allowance. */
export const SimulatedSums = Sums.pick({
  workingDays: true,
  late: true,
  early: true,
  noCheckIn: true,
  noCheckOut: true,
  absentDays: true,
  workedMinutes: true,
  lateMinutes: true,
  earlyMinutes: true,
  extraMinutes: true,
  deduction: true,
}).extend({
  /** Days by the code of the tier that they fell into. */
  tiers: z.record(z.string(), z.int()),
});
export type SimulatedSums = z.output<typeof SimulatedSums>;

const Compared = z.object({ before: SimulatedSums, after: SimulatedSums });
const Named = <I extends z.ZodType>(id: I) => z.object({ id, name: z.string() });
const month = { from: z.string(), until: z.string() };
const errors = ['attendance.tiers-do-not-rise', 'attendance.no-such-tier', ...proposalFaults];

/** What rules would have meant for the last full month, before they are decided. Nothing is written. */
export const simulations = {
  rules: operation({
    id: 'attendance.simulate-rules',
    method: 'POST',
    path: '/api/attendance/simulations',
    summary:
      'What proposed rules would have changed in the last full month of a unit with all below it, or of a person: kept check-ins and marks reckoned by both; nothing is written.',
    access: holding(attendanceManage),
    // Nothing is written, and the answer is not worth keeping.
    tellsOnce: true,
    costs: 'export',
    input: z.strictObject({
      proposal: RulesProposal,
      unitId: UnitId.nullish(),
      personId: PersonId.nullish(),
      cursor: Cursor,
      size: PageSize,
    }),
    output: z.object({
      ...month,
      /** On the first page. */
      total: Compared.extend({ people: z.int(), changed: z.int() }).nullable(),
      /** Those for whom something changes, by name; nobody for who does not see the unit. */
      items: z.array(
        Compared.extend({
          person: Named(PersonId),
          unit: Named(UnitId),
          /** How many of their days differ. */
          days: z.int(),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: ['attendance.one-subject', 'attendance.too-many-people', ...errors],
  }),
  days: operation({
    id: 'attendance.simulate-days',
    method: 'POST',
    path: '/api/attendance/simulations/days',
    summary:
      'Days of a person in the last full month that proposed rules would have changed, each as it is and as it would be, with why, for who also sees the unit; nothing is written.',
    access: holding(attendanceManage),
    tellsOnce: true,
    input: z.strictObject({ proposal: RulesProposal, personId: PersonId }),
    output: z.object({
      ...month,
      items: z.array(z.object({ day: z.string(), before: DayView, after: DayView })),
    }),
    errors,
  }),
};
