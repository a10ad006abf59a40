import { describe, expect, it } from 'vitest';
import { civilGrades, contractGrades } from './law/grades.ts';
import { nextSalaryStep } from './law/salary-steps.ts';
import { nextSalaryIncrease } from './salary-increase.ts';
import { away, evaluated, grade } from './testing/samples.ts';

const on = '2026-11-21';
const good = [evaluated(2024, 'good'), evaluated(2025, 'good'), evaluated(2026, 'good')];

describe('kenaikan gaji berkala', () => {
  it('comes every two years of service in the grade, on the day of the month of its decree', () => {
    // III/a from 1 March 2020 with 0 years: 2, 4, 6 years on 1 March 2022, 2024, 2026.
    const next = nextSalaryIncrease([grade('2020-03-01', '31'), ...good, evaluated(2027, 'good')], on);
    expect(next).toMatchObject({ day: '2028-03-01', heldBack: false, why: ['service-of-decree'] });
  });

  it('follows the years that the decree of a promotion states', () => {
    // II/c with 7 years and 5 months: the next odd year, 9, is reached 19 months later.
    expect(nextSalaryIncrease([grade('2026-04-01', '23', 7, 5), ...good], on).day).toBe('2027-11-01');
  });

  it('begins again only after the day itself', () => {
    const entries = [grade('2020-03-01', '31'), ...good];
    expect(nextSalaryIncrease(entries, '2022-02-28').day).toBe('2022-03-01');
    expect(nextSalaryIncrease(entries, '2022-03-01').day).toBe('2024-03-01');
  });

  it('moves by the days of unpaid leave', () => {
    const next = nextSalaryIncrease(
      [grade('2026-03-01', '31'), away('2026-05-01', '2026-05-31'), ...good],
      on,
    );
    expect(next.day).toBe('2028-04-01');
    expect(next.why).toContain('unpaid-leave-left-out');
  });

  it('ends at the top of the scale', () => {
    expect(nextSalaryIncrease([grade('2026-03-01', '45', 30)], on).day).toBe('2028-03-01');
    expect(nextSalaryIncrease([grade('2020-03-01', '45', 32)], on)).toMatchObject({
      day: null,
      why: ['service-of-decree', 'top-of-scale'],
    });
  });

  it('is held back by a poor evaluation, and says where none is known', () => {
    const poor = nextSalaryIncrease([grade('2025-03-01', '31'), evaluated(2025, 'poor')], on);
    expect(poor).toMatchObject({ day: '2027-03-01', heldBack: true });
    const enough = nextSalaryIncrease([grade('2025-03-01', '31'), evaluated(2025, 'needs-improvement')], on);
    expect(enough.heldBack).toBe(false);
    expect(nextSalaryIncrease([grade('2025-03-01', '31')], on).why).toContain('performance-unknown');
    expect(nextSalaryIncrease([], on)).toMatchObject({ day: null, why: ['no-grade-known'] });
  });

  it('has a scale for every grade that there is, by the law of its employment', () => {
    const all = [...civilGrades, ...contractGrades];
    expect(all.filter(({ code }) => nextSalaryStep(code, 0) === null)).toEqual([]);
    const law = (code: string) => nextSalaryIncrease([grade('2025-03-01', code)], on).basis[0];
    expect([law('31'), law('IX')]).toEqual([
      'PP 7/1977 Pasal 11 jo. PP 5/2024',
      'Perpres 98/2020 jo. Perpres 11/2024',
    ]);
  });
});
