import { expect, test } from 'vitest';
import { RulesOfDeductions } from '../../contract/days.ts';
import type { DeductionRules } from '../../contract/deduction-schemes.ts';
import { newTier, rulesOf, schemeValues } from './scheme-values.ts';

const rules: DeductionRules = {
  basis: 'PMK 214/PMK.01/2011',
  late: [
    { code: 'TL1', fromMinutes: 1, basisPoints: 50 },
    { code: 'TL3', fromMinutes: 61, basisPoints: 125 },
  ],
  early: [{ code: 'PSW1', fromMinutes: 1, basisPoints: 29 }],
  ...{ notCheckedIn: 'TL3', notCheckedOut: 'PSW1', absentBasisPoints: 500, covered: { permission: 110 } },
};

test('what counted before is sent as it was, its basis alone is asked for anew', () => {
  const values = schemeValues(rules);
  expect(values).toMatchObject({ basis: '', absent: 5 });
  expect(values.late.map(({ percent }) => percent)).toEqual([0.5, 1.25]);
  expect(rulesOf({ ...values, basis: rules.basis })).toEqual(rules);
});

test('percent become hundredths without faults of rounding', () => {
  for (const percent of [0.29, 1.1, 2.35, 4.35, 8.03])
    expect(rulesOf({ ...schemeValues(rules), absent: percent }).absentBasisPoints).toBe(
      Number((percent * 100).toFixed(0)),
    );
});

test('what was not filled in is no rule', () => {
  const values = { ...schemeValues(rules), basis: 'Perbup 7/2026' };
  expect(RulesOfDeductions.safeParse(rulesOf(values)).success).toBe(true);
  expect(RulesOfDeductions.safeParse(rulesOf({ ...values, late: [newTier()] })).success).toBe(false);
  expect(RulesOfDeductions.safeParse(rulesOf({ ...values, absent: '' })).success).toBe(false);
});
