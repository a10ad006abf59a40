import { z } from 'zod';
import { holding, operation } from '#core/contract/operation.ts';
import { Instant } from '#core/contract/schemas.ts';
import { milestones } from './outlook.ts';
import { staffManage } from './permissions.ts';

/** Months before each milestone at which it is told. */
export const LeadTimes = z.strictObject(
  Object.fromEntries(milestones.map((what) => [what, z.int().min(1).max(36)])) as Record<
    (typeof milestones)[number],
    z.ZodInt
  >,
);
export type LeadTimes = z.output<typeof LeadTimes>;

const LeadTimesView = z.object({
  months: LeadTimes,
  /** What holds where the agency said nothing. */
  usual: LeadTimes,
  /** Null where the usual ones hold. */
  setAt: Instant.nullable(),
  can: z.object({ set: z.boolean() }),
});

export const leadTimes = {
  show: operation({
    id: 'staff.show-lead-times',
    method: 'GET',
    path: '/api/staff/lead-times',
    summary: 'How many months before their day milestones are told to employees and who keeps their files.',
    access: holding(staffManage),
    input: z.strictObject({}),
    output: LeadTimesView,
  }),
  set: operation({
    id: 'staff.set-lead-times',
    method: 'PUT',
    path: '/api/staff/lead-times',
    summary:
      'Says how many months before; for who keeps the files of the whole agency. What was told is not told again.',
    access: holding(staffManage),
    input: LeadTimes,
    output: LeadTimesView,
  }),
};
