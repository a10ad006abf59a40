import { expect, test } from 'vitest';
import { kindRule, lawOn } from '../law/law-on.ts';
import { usualSettings } from '../law/settings.ts';
import { asked } from '../testing/samples.ts';
import { deciderOf, deferrableYears } from './decider.ts';

const rule = (kind: 'annual' | 'sick' | 'unpaid' | 'long') =>
  kindRule(lawOn('2026-06-08', 'pns'), kind, 'pns')!;

test('PPK alone decides unpaid leave, with consent of BKN, and leave abroad', () => {
  expect(deciderOf(asked(), rule('unpaid'), usualSettings)).toEqual({
    by: 'appointing-authority',
    consent: 'bkn',
  });
  expect(deciderOf(asked({ abroad: true }), rule('annual'), usualSettings).by).toBe('appointing-authority');
  const settings = { abroadByAppointingAuthority: false };
  expect(deciderOf(asked({ abroad: true }), rule('annual'), settings).by).toBe('delegate');
  expect(deciderOf(asked(), rule('annual'), usualSettings)).toEqual({ by: 'delegate', consent: null });
});

test('one day of sickness is told to the superior; two are decided, and a day that goes on', () => {
  const sick = { reason: 'illness' as const, first: '2026-06-08' };
  const by = (more: Parameters<typeof asked>[0]) =>
    deciderOf(asked({ ...sick, ...more }), rule('sick'), usualSettings).by;
  expect(by({ last: '2026-06-08' })).toBe('superior');
  expect(by({ last: '2026-06-09' })).toBe('delegate');
  expect(by({ last: '2026-06-08', continues: '2026-06-07' })).toBe('delegate');
});

test('annual and long leave can be put off for a year, but not religious need and births', () => {
  expect(deferrableYears(rule('annual'), null)).toBe(1);
  expect(deferrableYears(rule('long'), 'other')).toBe(1);
  for (const reason of ['first-hajj', 'religious', 'later-child'] as const)
    expect(deferrableYears(rule('long'), reason)).toBeNull();
  expect(deferrableYears(rule('sick'), 'illness')).toBeNull();
});
