import { describe, expect, test } from 'vitest';
import type { Employment, LeaveKind } from '../../../contract/terms.ts';
import { leaveKinds } from '../../../contract/terms.ts';
import { kindRule, lawOn, leaveLaws } from './law-on.ts';

const today = '2026-11-21';
const ruleOf = (kind: LeaveKind, employment: Employment = 'pns') =>
  kindRule(lawOn(today, employment), kind, employment);
const reasonsOf = (kind: LeaveKind) => ruleOf(kind)!.reasons.map(({ reason }) => reason);

describe('who has which leave', () => {
  test.each<[Employment, LeaveKind[]]>([
    ['pns', [...leaveKinds]],
    ['cpns', ['annual', 'sick', 'maternity', 'important-reason', 'collective']],
    ['pppk', ['annual', 'sick', 'maternity', 'collective']],
  ])('%s', (employment, kinds) => {
    expect(leaveKinds.filter((kind) => ruleOf(kind, employment))).toEqual(kinds);
  });
});

describe('the rule table', () => {
  test('annual: twelve working days after a year, at least one; 18, 24 and 24 with what is carried', () => {
    expect(ruleOf('annual')).toMatchObject({ serviceMonths: 12, least: { amount: 1, unit: 'working-day' } });
    const { annual } = lawOn(today, 'pns');
    expect(annual).toMatchObject({
      quota: 12,
      carry: { total: 18 },
      twoYears: { total: 24 },
      deferred: { total: 24 },
      remote: { days: 12 },
    });
    expect(lawOn(today, 'pppk').annual).toMatchObject({
      quota: 12,
      remote: { days: 6 },
      advance: { days: 6 },
    });
  });

  test('long: three months after five years, but for the first hajj and later children', () => {
    expect(ruleOf('long')).toMatchObject({
      most: { amount: 3, unit: 'month' },
      serviceMonths: 60,
      deferrableYears: 1,
      effects: { removesAnnual: true, paid: true },
    });
    const without = ruleOf('long')!.reasons.filter(({ withoutService }) => withoutService);
    expect(without.map(({ reason }) => reason)).toEqual(['first-hajj', 'later-child']);
  });

  test('sick: a year and six months more; one month and a half after a miscarriage; as long as an accident takes', () => {
    expect(ruleOf('sick')).toMatchObject({
      most: { amount: 1, unit: 'year' },
      extension: { by: { amount: 6, unit: 'month' }, proof: 'examining-team-letter' },
      afterwards: true,
    });
    expect(ruleOf('sick')!.reasons.map(({ reason, most }) => [reason, most])).toEqual([
      ['illness', undefined],
      ['miscarriage', { amount: 1.5, unit: 'month' }],
      ['work-accident', null],
    ]);
    expect(
      ruleOf('sick')!.reasons[0]!.proofs.map(({ upTo, anyOf, notice }) => [upTo, anyOf[0], notice]),
    ).toEqual([
      [1, 'doctor-note', true],
      [14, 'doctor-note', undefined],
      [null, 'government-doctor-note', undefined],
    ]);
    expect(ruleOf('sick', 'pppk')).toMatchObject({ most: { amount: 1, unit: 'month' }, extension: null });
  });

  test('maternity: three months for three children', () => {
    const rule = { most: { amount: 3, unit: 'month' }, gender: 'female' };
    expect(ruleOf('maternity')).toMatchObject({ ...rule, children: { most: 3, beyond: 'long' } });
    expect(ruleOf('maternity', 'pppk')).toMatchObject({ ...rule, children: { most: 3, beyond: null } });
  });

  test('important reason: a month, for the reasons of the law', () => {
    expect(ruleOf('important-reason')!.most).toEqual({ amount: 1, unit: 'month' });
    expect(reasonsOf('important-reason')).toEqual([
      'family-seriously-ill',
      'family-deceased',
      'estate',
      'marriage',
      'dangerous-posting',
      'wife-gives-birth',
      'disaster',
    ]);
  });

  test('unpaid: three years and one, for six reasons, by PPK with consent of BKN, out of post, pay and service', () => {
    expect(ruleOf('unpaid')).toMatchObject({
      most: { amount: 3, unit: 'year' },
      extension: { by: { amount: 1, unit: 'year' } },
      serviceMonths: 60,
      decider: 'appointing-authority',
      consent: 'bkn',
      effects: { releasesFromPost: true, paid: false, countsAsService: false },
    });
    expect(reasonsOf('unpaid')).toHaveLength(6);
    expect(ruleOf('unpaid')!.reasons.every(({ proofs }) => proofs.length === 1)).toBe(true);
  });

  test('collective leave is asked for by nobody', () => {
    expect(leaveKinds.filter((kind) => !ruleOf(kind)!.requested)).toEqual(['collective']);
  });

  test('who is on annual, long, important-reason or collective leave may be called back', () => {
    expect(leaveKinds.filter((kind) => ruleOf(kind)!.recallable)).toEqual([
      'annual',
      'long',
      'important-reason',
      'collective',
    ]);
  });
});

describe('versions', () => {
  test.each<[string, Employment, string]>([
    ['2016-01-01', 'pns', '2017-04-07'],
    ['2020-02-27', 'pns', '2017-04-07'],
    ['2020-02-28', 'pns', '2020-02-28'],
    ['2021-07-26', 'cpns', '2021-07-26'],
    ['2022-04-13', 'pppk', '2018-11-28'],
    ['2022-04-14', 'pppk', '2022-04-14'],
  ])('on %s for %s it is that of %s', (day, employment, validFrom) => {
    expect(lawOn(day, employment).validFrom).toBe(validFrom);
  });

  test('teachers have annual leave since 2020, PPPK carry since 2022', () => {
    expect(lawOn('2020-02-27', 'pns').annual.teachers.treatment).toBe('holidays-count-as-used');
    expect(lawOn('2020-02-28', 'pns').annual.teachers.treatment).toBe('entitled');
    expect(lawOn('2022-04-13', 'pppk').annual.carry).toBeNull();
    expect(lawOn('2022-04-14', 'pppk').annual.carry).toMatchObject({ contractOver: 24 });
  });

  test('a further version rules from its day on, and only those whom it is about', () => {
    const fathers = { ...lawOn(today, 'pns'), validFrom: '2027-01-01', kinds: [] };
    const laws = [fathers, ...leaveLaws];
    expect(lawOn('2027-01-01', 'pns', laws)).toBe(fathers);
    expect(lawOn('2026-12-31', 'pns', laws).validFrom).toBe('2021-07-26');
    expect(lawOn('2027-01-01', 'pppk', laws).validFrom).toBe('2022-04-14');
    expect(() => lawOn(today, 'pns', [])).toThrow('no law of leave');
  });

  test('every rule names its regulation', () => {
    for (const { kinds, regulations } of leaveLaws)
      for (const rule of kinds)
        for (const { basis } of [rule, ...rule.reasons]) expect(regulations).toContain(basis.regulation);
  });
});
