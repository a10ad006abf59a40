import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DayMark } from '../../../contract/day-marks.ts';
import type { PlannedHours } from '../../../contract/day-plan.ts';
import type { MinuteKind } from '../../../contract/minute-kinds.ts';
import { at, dayOf, flexibleHours, nightHours, officeHours, planOf } from '../testing/sample-days.ts';
import { evaluateDay } from './evaluate-day.ts';

const minute = 60_000;

/** A day as a clerk with a ruled sheet counts it: one line a minute. */
function sheet(
  hours: PlannedHours,
  came: number | null,
  went: number | null,
  marks: readonly { kind: 'leave' | 'duty'; from: number; to: number }[],
): Record<string, number> {
  let begin = hours.from;
  let end = hours.to;
  const excusedAtStart = marks.some((mark) => mark.from <= hours.from && mark.to > hours.from);
  if (hours.flexibleStart && came !== null && !excusedAtStart) {
    begin = came;
    while (begin < hours.flexibleStart.earliest) begin += minute;
    while (begin > hours.flexibleStart.latest) begin -= minute;
    end = begin;
    for (let toWork = hours.requiredMinutes; toWork > 0; end += minute)
      if (!hours.breaks.some((pause) => end >= pause.from && end < pause.to)) toWork -= 1;
  }
  let from = came;
  let to = went;
  if (from !== null && to !== null && to <= from) to = null;
  const duties = marks.filter((mark) => mark.kind === 'duty');
  const last = duties.find((mark) => mark.to >= end && mark.from < end);
  const first = duties.find((mark) => mark.from <= begin && mark.to > begin);
  if (from === null && to !== null && first) from = Math.min(first.to, to);
  else if (to === null && from !== null && last) to = Math.max(last.from, from);
  const counts: Record<string, number> = {};
  for (let now = begin; now < end; now += minute) {
    const on = (kind: string) =>
      marks.some((mark) => mark.kind === kind && now >= mark.from && now < mark.to);
    let kind: MinuteKind;
    if (hours.breaks.some((pause) => now >= pause.from && now < pause.to)) kind = 'break';
    else if (on('leave')) kind = 'excused';
    else if (on('duty')) kind = 'credited';
    else if (from === null && to === null) kind = 'absent';
    else if (from === null) kind = now < to! ? 'unproven' : 'early';
    else if (to === null) kind = now < from ? 'late' : 'unproven';
    else kind = now < from ? 'late' : now < to ? 'worked' : 'early';
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

test('a day counted in stretches is the day counted minute by minute', () => {
  const hoursOf = fc.constantFrom(officeHours, nightHours, flexibleHours);
  // Minutes from two hours before the hours to two hours after them; seconds are dropped.
  const shift = fc.option(fc.tuple(fc.integer({ min: -120, max: 630 }), fc.integer({ min: 0, max: 59 })));
  const mark = fc.record({
    kind: fc.constantFrom('leave' as const, 'duty' as const),
    from: fc.integer({ min: -30, max: 540 }),
    length: fc.integer({ min: 1, max: 400 }),
  });
  fc.assert(
    fc.property(hoursOf, shift, shift, fc.array(mark, { maxLength: 2 }), (hours, came, went, drawn) => {
      const instant = (one: typeof came) => one && hours.from + one[0] * minute + one[1] * 1_000;
      const whole = (one: typeof came) => one && hours.from + one[0] * minute;
      const spans = drawn.map(({ kind, from, length }) => ({
        kind,
        from: hours.from + from * minute,
        to: hours.from + (from + length) * minute,
      }));
      const marks = spans.map<DayMark>(({ kind, from, to }) => ({
        ...{ kind, part: { from, to }, reference: 'ST' },
      }));
      const facts = dayOf(null, null, {
        plan: planOf(hours),
        marks,
        checkIns: [
          ...(came ? [{ direction: 'in' as const, at: instant(came)! }] : []),
          ...(went ? [{ direction: 'out' as const, at: instant(went)! }] : []),
        ],
        asOf: at('200:00'),
      });
      const result = evaluateDay(facts);
      const counted = Object.fromEntries(Object.entries(result.minutes).filter(([, count]) => count > 0));
      expect(counted).toEqual(sheet(hours, whole(came), whole(went), spans));
      // Stretches lie end to end, and each is told.
      for (const [i, stretch] of result.stretches.slice(1).entries())
        expect(stretch.from).toBe(result.stretches[i]!.to);
      expect(result.why.filter(({ code }) => code === 'stretch')).toHaveLength(result.stretches.length);
      expect(result.deduction).toBeLessThanOrEqual(500);
    }),
    { seed: 7, numRuns: 3_000 },
  );
});
