import { describe, expect, it } from 'vitest';
import { addDays, addMonths, monthsBetween } from './days.ts';
import { completeOn, gapsIn, gradeService, serviceMonths, totalService } from './service-length.ts';
import { appointed, away, grade } from './testing/samples.ts';

describe('masa kerja', () => {
  it('counts from the first appointment, in whole months', () => {
    const entries = [appointed('2015-03-01', 'cpns'), appointed('2016-04-01', 'pns')];
    expect(totalService(entries, '2026-11-21')).toEqual({ years: 11, months: 8 });
    expect(totalService(entries, '2015-02-28')).toBeNull();
    expect(totalService([], '2026-11-21')).toBeNull();
  });

  it('of the grade goes on from what its decree states', () => {
    expect(gradeService([grade('2023-04-01', '33', 8, 5)], '2026-11-21')).toEqual({ years: 12, months: 0 });
    expect(gradeService([grade('2023-04-01', '33', 8, 5)], '2026-11-01')).toEqual({ years: 12, months: 0 });
    expect(gradeService([grade('2023-04-01', '33', 8, 5)], '2026-10-31')).toEqual({ years: 11, months: 11 });
  });

  it('leaves unpaid leave out', () => {
    const entries = [appointed('2010-01-01', 'cpns'), away('2015-01-01', '2016-12-31')];
    expect(totalService(entries, '2020-01-01')).toEqual({ years: 8, months: 0 });
    expect(totalService(entries, '2015-07-01')).toEqual({ years: 5, months: 0 });
    // Of one that has no end yet every day so far.
    const open = [appointed('2010-01-01', 'cpns'), away('2015-01-01')];
    expect(totalService(open, '2020-01-01')).toEqual({ years: 5, months: 0 });
  });

  it('is complete on the day before which so many months are counted, whatever lies out of service', () => {
    for (let at = 0; at < 200; at++) {
      const from = addDays('2014-01-29', at * 7);
      const first = addDays(from, (at * 53) % 900);
      const gaps = gapsIn([away(first, addDays(first, (at * 31) % 500))]);
      const day = completeOn(from, 30, gaps);
      expect(serviceMonths(from, day, gaps)).toBe(30);
      expect(serviceMonths(from, addDays(day, -1), gaps)).toBeLessThan(30);
    }
  });

  it('is not moved by leave that begins on the day on which it is complete', () => {
    const gaps = gapsIn([away('2021-01-01', '2021-06-30')]);
    expect(completeOn('2020-01-01', 12, gaps)).toBe('2021-01-01');
    expect(completeOn('2020-01-02', 12, gaps)).toBe('2021-07-02');
    expect(completeOn('2020-01-01', 12, gapsIn([away('2019-06-01', '2020-01-31')]))).toBe('2021-02-01');
  });

  it('counts a month to the end of one that is shorter', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(monthsBetween('2024-01-31', '2024-02-28')).toBe(0);
    expect(monthsBetween('2024-01-31', '2024-02-29')).toBe(1);
    expect(monthsBetween('2024-03-15', '2024-01-01')).toBe(0);
  });
});
