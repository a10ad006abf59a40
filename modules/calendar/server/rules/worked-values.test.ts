import { describe, expect, test } from 'vitest';
import { lawfulWeekMinutes, weekMinutes } from '../../contract/working-hours.ts';
import { lawfulHolidays, lawfulPattern } from '../law.ts';
import { addDays, yearOf } from './days.ts';
import { openRulebook } from './rulebook.ts';
import { basis } from './testing/samples.ts';
import { countWorkingDays, nthWorkingDay, unknownYears } from './working-days.ts';

const lawful = {
  agencyZone: 'Asia/Jakarta' as const,
  holidays: lawfulHolidays,
  knownYears: new Set(lawfulHolidays.map(({ day }) => yearOf(day))),
  ramadans: [{ startsOn: '2026-02-18', endsBefore: '2026-03-20', basis }],
  law: lawfulPattern,
  ...{ versions: [], assignments: [], zones: [], stops: [] },
};
const book = openRulebook(lawful);
const works = (day: string) => book.isWorkingDay([], day);
const planned = (day: string) => book.planFor({ personId: null, path: [] }, day);

describe('an agency that decided nothing goes by the law', () => {
  test.each([
    ['2025-01-01', '2025-12-31', 237],
    ['2026-01-01', '2026-12-31', 240],
    ['2025-04-01', '2025-04-30', 16],
    ['2026-05-01', '2026-05-31', 16],
    ['2026-08-01', '2026-08-31', 19],
    ['2026-05-11', '2026-05-29', 11],
  ])('from %s to %s there are %i working days', (from, until, expected) => {
    expect(countWorkingDays(from, until, works)).toBe(expected);
  });

  test.each([
    ['an answer of the PPID (10 days)', '2026-06-10', 10, '2026-06-25'],
    ['verification by LAPOR (3 days)', '2026-05-12', 3, '2026-05-19'],
    ['follow-up by LAPOR (5 days)', '2026-05-12', 5, '2026-05-21'],
  ])('%s that came on %s is due %i working days later on %s', (_, came, n, due) => {
    expect(nthWorkingDay(came, n, works)).toBe(due);
  });

  test('a week has 37 h 30 min, in Ramadan 32 h 30 min (Perpres 21/2023)', () => {
    const { rule } = lawfulPattern;
    if (rule.kind !== 'week') throw new Error('the law knows weeks');
    expect(weekMinutes(rule.ordinary)).toBe(37 * 60 + 30);
    expect(weekMinutes(rule.ramadan!)).toBe(32 * 60 + 30);
    expect(lawfulWeekMinutes).toEqual({ ordinary: 2_250, ramadan: 1_950 });
  });

  test('hours are those of Perpres 21/2023 by the day of the week, and shorter in Ramadan', () => {
    const read = (day: string) => {
      const { hours } = planned(day);
      const at = (instant: Date) => new Date(+instant + 7 * 3_600_000).toISOString().slice(11, 16);
      return hours && [at(hours.startsAt), at(hours.endsAt), hours.requiredMinutes];
    };
    expect(read('2026-11-19')).toEqual(['07:30', '16:00', 450]);
    expect(read('2026-11-20')).toEqual(['07:30', '16:30', 450]);
    expect(read('2026-02-19')).toEqual(['08:00', '15:00', 390]);
    expect(read('2026-02-20')).toEqual(['08:00', '15:30', 390]);
    expect(read('2026-11-21')).toBeNull();
  });

  test('every national day says by which decision, also the one that was added later', () => {
    expect(planned('2025-08-17').kind).toBe('national');
    const added = planned('2025-08-18');
    expect(added.kind).toBe('collective');
    expect(added.because.holiday?.basis.number).toContain('933 Tahun 2025');
  });

  test('years without national days are told', () => {
    expect(planned('2027-01-01')).toMatchObject({ kind: 'work', because: { holidaysKnown: false } });
    expect(unknownYears('2025-12-01', '2027-02-01', lawful.knownYears)).toEqual([2027]);
  });
});

describe('a night shift over midnight', () => {
  const shifts = openRulebook({
    ...lawful,
    versions: [
      {
        patternId: 'night' as never,
        name: 'Jaga',
        startsOn: '2026-01-01',
        endsBefore: null,
        rule: {
          kind: 'rotation',
          anchor: '2026-12-31',
          cycle: [{ start: '22:00', end: '06:00', breaks: [{ start: '02:00', minutes: 30 }] }, null, null],
          restsOnHolidays: false,
        },
        basis,
      },
    ],
    assignments: [
      {
        unitId: null,
        personId: 'guard' as never,
        patternId: 'night' as never,
        rotationOffset: 0,
        startsOn: '2026-06-01',
        endsBefore: null,
        basis,
      },
    ],
    zones: [
      { unitId: 'papua' as never, zone: 'Asia/Jayapura', startsOn: '2026-01-01', endsBefore: null, basis },
    ],
  });
  const guard = { personId: 'guard' as never, path: ['papua' as never] };

  test('belongs to the day on which it starts, also over the new year', () => {
    const { hours, kind } = shifts.planFor(guard, '2026-12-31');
    expect(kind).toBe('work');
    expect(hours?.startsAt.toISOString()).toBe('2026-12-31T13:00:00.000Z');
    expect(hours?.endsAt.toISOString()).toBe('2026-12-31T21:00:00.000Z');
    expect(hours?.breaks[0]?.startsAt.toISOString()).toBe('2026-12-31T17:00:00.000Z');
    expect(hours?.requiredMinutes).toBe(450);
    expect(shifts.planFor(guard, '2027-01-01').kind).toBe('rest');
  });

  test('goes on on a holiday, which is told all the same', () => {
    const christmas = shifts.planFor(guard, addDays('2026-12-31', -6));
    expect(christmas.kind).toBe('work');
    expect(christmas.because.holiday?.kind).toBe('national');
  });
});
