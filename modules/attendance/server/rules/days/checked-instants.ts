import type { DayMark } from '../../../contract/day-marks.ts';
import type { Direction, EpochMs, Span } from '../../../contract/terms.ts';
import type { WhyStep } from '../../../contract/why-steps.ts';
import { toMinute } from './spans.ts';

/** A check-in that counts: its instant is the one of `findTime`, or what a person settled on. */
export interface DayCheckIn {
  /** Null where a machine does not tell: the first of a day is in, the last is out. */
  direction: Direction | null;
  at: EpochMs;
}

export interface CheckedInstants {
  in: EpochMs | null;
  out: EpochMs | null;
  why: readonly WhyStep[];
}

/**
 * The first check-in and the last check-out of a day, to the minute. A correction stands in place of what was or was not
 * checked; of several the one given last. `nearTo` are the hours: one lone mark of a machine belongs to the nearer end.
 */
export function checkedInstants(
  checkIns: readonly DayCheckIn[],
  marks: readonly DayMark[],
  takes: Span,
  nearTo: Span,
): CheckedInstants {
  const taken = checkIns.filter(({ at }) => at >= takes.from && at < takes.to);
  const told = (direction: Direction) =>
    taken.filter((one) => one.direction === direction).map((one) => toMinute(one.at));
  const untold = taken.filter((one) => one.direction === null).map((one) => toMinute(one.at));
  const lone = untold.length === 1 ? untold[0]! : null;
  const loneIsOut = lone !== null && Math.abs(lone - nearTo.to) < Math.abs(lone - nearTo.from);
  const firsts = told('in').concat(loneIsOut ? [] : untold);
  const lasts = told('out').concat(lone !== null && !loneIsOut ? [] : untold);
  const arrived = settle('in', firsts.length > 0 ? Math.min(...firsts) : null, marks);
  const left = settle('out', lasts.length > 0 ? Math.max(...lasts) : null, marks);
  // A check-out before the check-in is the end of an earlier shift, or of nothing.
  const backwards = arrived.at !== null && left.at !== null && left.at <= arrived.at;
  return {
    in: arrived.at,
    out: backwards ? null : left.at,
    why: backwards ? arrived.why : [...arrived.why, ...left.why],
  };
}

function settle(
  direction: Direction,
  checked: EpochMs | null,
  marks: readonly DayMark[],
): { at: EpochMs | null; why: WhyStep[] } {
  const why: WhyStep[] = checked === null ? [] : [{ code: 'checked', direction, at: checked }];
  const correction = marks.findLast((mark) => mark.kind === 'correction' && mark.direction === direction);
  if (correction?.kind !== 'correction') return { at: checked, why };
  const at = toMinute(correction.at);
  return { at, why: [...why, { code: 'corrected', direction, at, reference: correction.reference }] };
}
