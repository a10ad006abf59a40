import { describe, expect, it } from 'vitest';
import { nextPeriod } from './law/promotion-periods.ts';
import { nextPromotion } from './promotion.ts';
import { appointed, away, evaluated, grade, post, studied } from './testing/samples.ts';

const on = '2026-11-21';
const pns = [appointed('2015-03-01', 'cpns'), appointed('2016-03-01', 'pns')];
const good = [evaluated(2024, 'good'), evaluated(2025, 'very-good'), evaluated(2026, 'good')];
const s1 = studied('2010-08-01', '40');

describe('kenaikan pangkat reguler', () => {
  it('comes after four years in the grade, on the first day of a period', () => {
    const next = nextPromotion([...pns, ...good, s1, post('2020-01-01'), grade('2023-04-01', '32', 8)], on);
    expect(next).toMatchObject({ day: '2027-04-01', heldBack: false, why: ['four-years-in-grade'] });
    expect(next.basis).toContain('Peraturan BKN 4/2025');
  });

  it('is made in April and October, later every second month, and every month since October 2025', () => {
    const periods = ['2010-04-02', '2023-12-01', '2024-02-02', '2025-09-01', '2025-10-01', '2026-11-15'];
    expect(periods.map((day) => nextPeriod(day).day)).toEqual([
      ...['2010-10-01', '2024-02-01', '2024-04-01', '2025-10-01', '2025-10-01', '2026-12-01'],
    ]);
  });

  it('names the regulation of the period, each from its first day on', () => {
    const basis = (day: string) => nextPeriod(day).basis;
    expect(['2023-10-01', '2024-02-01', '2025-08-01', '2025-10-01'].map(basis)).toEqual([
      'PP 99/2000 Pasal 4',
      'Peraturan BKN 4/2023',
      'Peraturan BKN 4/2023',
      'Peraturan BKN 4/2025',
    ]);
  });

  it('stops where the education leads no further', () => {
    const sma = studied('2008-07-01', '15');
    const at = (code: string) => nextPromotion([...pns, ...good, sma, grade('2023-04-01', code)], on);
    expect(at('32')).toMatchObject({ day: null, why: ['education-ceiling'] });
    expect(at('31').day).toBe('2027-04-01');
    // A higher level that was completed counts from then on, the highest of all.
    const later = nextPromotion(
      [...pns, ...good, studied('2020-01-01', '40'), sma, grade('2023-04-01', '32')],
      on,
    );
    expect(later.day).toBe('2027-04-01');
  });

  it('asks for an exam between golongan II and III, and III and IV', () => {
    const why = (code: string) =>
      nextPromotion([...pns, ...good, studied('2010-08-01', '45'), grade('2023-04-01', code)], on).why;
    expect(why('24')).toContain('service-exam');
    expect(why('34')).toContain('service-exam');
    expect(why('33')).not.toContain('service-exam');
  });

  it('is not for structural and functional posts, PPPK, CPNS and the top', () => {
    const held = grade('2023-04-01', '33');
    const structural = post('2024-01-01', { kind: 'structural', level: 'pengawas' });
    const why = (...entries: Parameters<typeof nextPromotion>[0]) => nextPromotion(entries, on).why;
    expect(why(...pns, s1, held, structural)).toEqual(['by-choice']);
    expect(why(appointed('2023-01-01', 'pppk'), grade('2023-01-01', 'IX'))).toEqual(['not-for-contract']);
    expect(why(appointed('2023-01-01', 'cpns'), held)).toEqual(['not-yet-permanent']);
    expect(why(...pns, grade('2023-04-01', '45'))).toEqual(['top-of-scale']);
    expect(why(...pns)).toEqual(['no-grade-known']);
  });

  it('is held back by an evaluation of the last two years below good, and by no older one', () => {
    const with_ = (year: number) =>
      nextPromotion([...pns, s1, grade('2023-04-01', '32'), evaluated(year, 'needs-improvement')], on);
    expect([with_(2025).heldBack, with_(2026).heldBack, with_(2024).heldBack]).toEqual([true, true, false]);
  });

  it('moves by unpaid leave within the grade alone', () => {
    const late = nextPromotion(
      [...pns, ...good, s1, grade('2023-04-01', '32'), away('2024-01-01', '2024-03-31')],
      on,
    );
    // 91 days after 1 April 2027 is 1 July.
    expect(late).toMatchObject({ day: '2027-07-01' });
    expect(late.why).toContain('unpaid-leave-left-out');
    const early = nextPromotion(
      [...pns, ...good, s1, away('2020-01-01', '2020-12-31'), grade('2023-04-01', '32')],
      on,
    );
    expect(early.why).not.toContain('unpaid-leave-left-out');
  });
});
