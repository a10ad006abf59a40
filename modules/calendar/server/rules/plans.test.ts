import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Zone, zones } from '../../contract/terms.ts';
import { addDays, daysFrom } from './days.ts';
import type { Decided } from './decided.ts';
import type { DayPlan } from './plan-day.ts';
import { openRulebook } from './rulebook.ts';
import { type PlainDay, plainDay } from './testing/day-by-day.ts';
import { decided, firstDay, office, officer, room, root, span } from './testing/samples.ts';
import { countWorkingDays, farthestDay, nthWorkingDay } from './working-days.ts';

/** An instant as the clocks of a zone show it, by the time zone database and not by our own table of offsets. */
const clocks = new Map(
  zones.map((zone) => [
    zone,
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }),
  ]),
);
const onClocks = (zone: Zone, at: Date): string => clocks.get(zone)!.format(at);

function asRead({ kind, zone, hours }: DayPlan): PlainDay {
  const read = (at: Date) => onClocks(zone, at);
  return {
    ...{ kind, zone },
    start: hours && read(hours.startsAt),
    end: hours && read(hours.endsAt),
    breaks: hours?.breaks.map(({ startsAt }) => read(startsAt)) ?? [],
    requiredMinutes: hours?.requiredMinutes ?? 0,
    earliestStart: hours?.flexible ? read(hours.flexible.earliestStart) : null,
    place: hours?.place ?? null,
  };
}

const subjects = [
  { personId: officer, path: [root, office, room] },
  { personId: null, path: [root, office, room] },
  { personId: null, path: [root, office] },
  { personId: officer, path: [] },
] as const;
const days = daysFrom(firstDay, addDays(firstDay, span - 1));

describe('the plan of a day', () => {
  test('is what a calendar on the wall says, over zones, the new year, nights and versions that change', () => {
    fc.assert(
      fc.property(decided, fc.constantFrom(...subjects), fc.constantFrom(...days), (all, subject, day) => {
        expect(asRead(openRulebook(all).planFor(subject, day))).toEqual(plainDay(all, subject, day));
      }),
      { numRuns: 600 },
    );
  });

  test('a model that is one minute off is found', () => {
    const late = (plan: PlainDay): PlainDay =>
      plan.kind === 'work' ? { ...plan, requiredMinutes: plan.requiredMinutes + 1 } : plan;
    expect(() =>
      fc.assert(
        fc.property(decided, fc.constantFrom(...days), (all, day) => {
          const subject = subjects[0];
          expect(asRead(openRulebook(all).planFor(subject, day))).toEqual(late(plainDay(all, subject, day)));
        }),
      ),
    ).toThrow();
  });

  test('hours lie in the right order, and what is required is what is between them', () => {
    fc.assert(
      fc.property(decided, fc.constantFrom(...days), (all, day) => {
        const { hours } = openRulebook(all).planFor(subjects[0], day);
        if (!hours) return;
        const paused = hours.breaks.reduce((sum, one) => sum + (+one.endsAt - +one.startsAt), 0);
        expect(+hours.endsAt - +hours.startsAt - paused).toBe(hours.requiredMinutes * 60_000);
        expect(hours.requiredMinutes).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('working days', () => {
  const path = [root, office, room];
  const worksOn = (all: Decided) => {
    const book = openRulebook(all);
    return (day: string) => book.isWorkingDay(path, day);
  };

  test('the n-th one is a working day with n of them after the first day up to it', () => {
    fc.assert(
      fc.property(decided, fc.constantFrom(...days), fc.integer({ min: 1, max: 40 }), (all, after, n) => {
        const works = worksOn(all);
        const day = nthWorkingDay(after, n, works);
        expect(works(day)).toBe(true);
        expect(countWorkingDays(addDays(after, 1), day, works)).toBe(n);
        expect(day <= farthestDay(after, n)).toBe(true);
      }),
    );
  });

  test('of two times that follow each other add up', () => {
    fc.assert(
      fc.property(decided, fc.constantFrom(...days), (all, cut) => {
        const works = worksOn(all);
        const last = days.at(-1)!;
        expect(countWorkingDays(firstDay, cut, works) + countWorkingDays(addDays(cut, 1), last, works)).toBe(
          countWorkingDays(firstDay, last, works),
        );
      }),
    );
  });

  test('of a unit whose shifts come round are those of the law', () => {
    fc.assert(
      fc.property(decided, fc.constantFrom(...days), (all, day) => {
        const plan = openRulebook(all).planFor({ personId: null, path }, day);
        fc.pre(plan.because.version.rule.kind === 'rotation');
        const lawful = openRulebook({ ...all, assignments: [] });
        expect(worksOn(all)(day)).toBe(lawful.isWorkingDay(path, day));
      }),
    );
  });

  test('are looked for as far as one a week, and a year without any, would reach', () => {
    expect(() => nthWorkingDay('2026-01-01', 3, () => false)).toThrow(RangeError);
  });
});
