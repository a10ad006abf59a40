import type { CoveringMark, DayMark } from '../../../contract/day-marks.ts';
import type { PlannedHours } from '../../../contract/day-plan.ts';
import type { Span } from '../../../contract/terms.ts';
import type { CheckedInstants } from './checked-instants.ts';
import { afterMinutes, beforeMinutes, minutesIn, workIn } from './spans.ts';

/** A mark that says how long and not when: leave of some hours. */
type Unplaced = CoveringMark & { part: { minutes: number } };

export const isUnplaced = (mark: DayMark): mark is Unplaced =>
  'part' in mark && typeof mark.part === 'object' && 'minutes' in mark.part;

/**
 * Puts marks of some hours where something is missing: from the beginning of the hours on, and what is left of them at
 * the end. Whoever was there all day used none of them. Hours of which the check is missing are covered at that end, and
 * where nobody came, at the beginning.
 */
export function placedMarks(
  marks: readonly DayMark[],
  hours: PlannedHours,
  checked: Pick<CheckedInstants, 'in' | 'out'>,
): DayMark[] {
  return marks.flatMap<DayMark>((mark) =>
    isUnplaced(mark) ? spansOf(mark.part.minutes, hours, checked).map((part) => ({ ...mark, part })) : [mark],
  );
}

function spansOf(
  minutes: number,
  hours: PlannedHours,
  { in: arrived, out: left }: Pick<CheckedInstants, 'in' | 'out'>,
): Span[] {
  const { from, to, breaks } = hours;
  const begin = { from, to: Math.min(arrived ?? to, to, afterMinutes(from, minutes, breaks)) };
  const rest = Math.max(0, minutes - workIn(begin, breaks));
  const end = { from: Math.max(left ?? from, beforeMinutes(to, rest, breaks)), to };
  const spans = arrived === null && left === null ? [begin] : [begin, end];
  return spans.filter((span) => minutesIn(span) > 0);
}
