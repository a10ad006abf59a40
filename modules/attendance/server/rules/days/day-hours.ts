import type { DayMark } from '../../../contract/day-marks.ts';
import type { DayPlan, PlannedHours } from '../../../contract/day-plan.ts';
import type { EpochMs } from '../../../contract/terms.ts';
import type { WhyStep } from '../../../contract/why-steps.ts';
import { coverings } from './coverings.ts';
import { afterMinutes } from './spans.ts';

/**
 * The hours that hold for a person on a day. With a flexible start they begin with the check-in, inside its bounds, and end
 * when the minutes are worked (Perpres 21/2023 art. 8). Where a mark stands at the beginning, the plan holds as it is.
 */
export function dayHours(
  { hours, basis }: DayPlan & { hours: PlannedHours },
  checkIn: EpochMs | null,
  marks: readonly DayMark[],
): { hours: PlannedHours; why: WhyStep[] } {
  const covered = coverings(marks, hours).some(({ from }) => from <= hours.from);
  if (!hours.flexibleStart || checkIn === null || covered) return { hours, why: [] };
  const { earliest, latest } = hours.flexibleStart;
  const from = Math.min(Math.max(checkIn, earliest), latest);
  const to = afterMinutes(from, hours.requiredMinutes, hours.breaks);
  return { hours: { ...hours, from, to }, why: [{ code: 'flexible-hours', from, to, basis }] };
}
