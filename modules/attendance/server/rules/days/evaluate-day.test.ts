import { describe, expect, test } from 'vitest';
import { agriculture, at, dayOf, duty, finance, halfLeave, planOf, span } from '../testing/sample-days.ts';
import { evaluateDay } from './evaluate-day.ts';

const codes = (facts: Parameters<typeof evaluateDay>[0]) => evaluateDay(facts).why.map((step) => step.code);
const tiers = [
  ['07:30:59', 0, null, 0, 0],
  ['07:31', 1, 'TL1', 50, 50],
  ['08:00', 30, 'TL1', 50, 50],
  ['08:01', 31, 'TL2', 100, 100],
  ['08:30', 60, 'TL2', 100, 100],
  ['08:31', 61, 'TL3', 125, 150],
  ['09:00', 90, 'TL3', 125, 150],
  ['09:01', 91, 'TL4', 250, 200],
] as const;

describe('coming late', () => {
  test.each(tiers)('at %s is %d minutes, %s', (came, late, tier, byFinance, byAgriculture) => {
    const result = evaluateDay(dayOf(came, '16:00'));
    expect(result).toMatchObject({
      status: late === 0 ? 'present' : 'late',
      late: tier === null ? null : { tier, basisPoints: byFinance },
      deduction: byFinance,
    });
    expect(result.minutes.late).toBe(late);
    expect(evaluateDay(dayOf(came, '16:00', { schemes: [agriculture] })).deduction).toBe(byAgriculture);
  });

  test('after the break does not count the break', () => {
    expect(evaluateDay(dayOf('13:30', '16:00')).minutes).toMatchObject({ late: 300, break: 60, worked: 150 });
  });
});

describe('leaving early', () => {
  test.each([
    ['16:00:00', 0, null, 0],
    ['15:59:59', 1, 'PSW1', 50],
    ['15:29', 31, 'PSW2', 100],
    ['14:29', 91, 'PSW4', 250],
  ] as const)('at %s is %d minutes, %s', (went, early, tier, deduction) => {
    const result = evaluateDay(dayOf('07:20', went));
    expect(result.minutes.early).toBe(early);
    expect([result.early?.tier ?? null, result.deduction]).toEqual([tier, deduction]);
  });

  test('and coming late is both, and never costs more than staying away', () => {
    const result = evaluateDay(dayOf('10:00', '14:00'));
    expect(result).toMatchObject({ status: 'late-and-left-early', deduction: 500 });
    const cheap = { ...finance, rules: { ...finance.rules, absentBasisPoints: 300 } };
    expect(evaluateDay(dayOf('10:00', '14:00', { schemes: [cheap] })).deduction).toBe(300);
    expect(codes(dayOf('10:00', '14:00', { schemes: [cheap] }))).toContain('deduction-capped');
  });
});

describe('staying away on half a day of leave', () => {
  test('costs half of an odd number in whole hundredths of a percent', () => {
    const odd = { ...finance, rules: { ...finance.rules, absentBasisPoints: 125 } };
    const marks = [halfLeave('first-half')];
    expect(evaluateDay(dayOf(null, null, { marks, schemes: [odd] }))).toMatchObject({
      absentDays: 0.5,
      deduction: 62,
    });
  });
});

describe('a check that is missing', () => {
  test('falls into the tier that the scheme says, and its hours are not proven', () => {
    expect(evaluateDay(dayOf('07:20', null))).toMatchObject({
      status: 'no-check-out',
      early: { tier: 'PSW4' },
      deduction: 250,
      minutes: { worked: 0, unproven: 450 },
    });
    expect(evaluateDay(dayOf(null, '15:00'))).toMatchObject({
      status: 'no-check-in',
      late: { tier: 'TL4' },
      early: { tier: 'PSW2' },
      deduction: 350,
    });
  });

  test('is set right by a correction, which is told', () => {
    const corrected = dayOf('07:20', null, {
      marks: [{ kind: 'correction', direction: 'out', at: at('16:05'), reference: 'K-3/2026' }],
    });
    expect(evaluateDay(corrected)).toMatchObject({ status: 'present', checkOut: at('16:05'), deduction: 0 });
    expect(codes(corrected)).toContain('corrected');
  });

  test('on both ends is a day without valid reason', () => {
    expect(evaluateDay(dayOf(null, null))).toMatchObject({
      status: 'absent',
      absentDays: 1,
      deduction: 500,
      minutes: { absent: 450, break: 60 },
    });
    expect(evaluateDay(dayOf(null, null, { schemes: [agriculture] })).deduction).toBe(400);
  });

  test('is awaited while the day lasts, and costs nothing', () => {
    expect(evaluateDay(dayOf(null, null, { asOf: at('11:00') }))).toMatchObject({
      status: 'awaited',
      deduction: 0,
      minutes: { open: 450 },
    });
    expect(evaluateDay(dayOf('08:00', null, { asOf: at('11:00') }))).toMatchObject({
      status: 'at-work',
      late: { tier: 'TL1' },
      minutes: { late: 30, open: 420 },
    });
  });
});

describe('a machine that does not tell in from out', () => {
  const untold = (...times: string[]) =>
    dayOf(null, null, { checkIns: times.map((time) => ({ direction: null, at: at(time) })) });

  test('gives the first and the last of the day', () => {
    expect(evaluateDay(untold('12:30', '16:10', '07:25'))).toMatchObject({
      status: 'present',
      checkIn: at('07:25'),
      checkOut: at('16:10'),
    });
  });

  test('gives one end where it was used once', () => {
    expect(evaluateDay(untold('07:25')).status).toBe('no-check-out');
    expect(evaluateDay(untold('15:55')).status).toBe('no-check-in');
  });
});

test.each(['rest', 'holiday', 'collective-leave'] as const)(
  '%s asks for nothing and tells what was worked',
  (kind) => {
    const plan = planOf(null, { kind, basis: 'SKB 1497/2025' });
    expect(evaluateDay(dayOf('08:00', '10:00', { plan }))).toMatchObject({
      status: kind,
      extraMinutes: 120,
      deduction: 0,
    });
  },
);

describe('a scheme', () => {
  test('holds from a day until another', () => {
    const schemes = [
      { ...finance, until: '2026-11-23' },
      { ...agriculture, from: '2026-11-23' },
    ];
    const on = (day: string) =>
      evaluateDay(dayOf('08:31', '16:00', { schemes, plan: { ...dayOf(null, null).plan, day } })).deduction;
    expect([on('2026-11-22'), on('2026-11-23')]).toEqual([125, 150]);
  });

  test('that ended costs nothing on its last day, which is not its own', () => {
    const ended = { ...finance, until: '2026-11-23' };
    expect(codes(dayOf('09:00', '16:00', { schemes: [ended] }))).toContain('no-scheme');
  });

  test('that is missing costs nothing and is told', () => {
    expect(evaluateDay(dayOf('09:00', '16:00', { schemes: [] }))).toMatchObject({
      status: 'late',
      deduction: 0,
    });
    expect(codes(dayOf('09:00', '16:00', { schemes: [] }))).toContain('no-scheme');
  });
});

test('every minute has its reason and what it rests on', () => {
  const marks = [duty(span('14:00', '15:00'))];
  const why = evaluateDay(dayOf('07:40', '15:30', { marks })).why;
  expect(why.filter((step) => step.code === 'stretch')).toEqual([
    {
      code: 'stretch',
      kind: 'late',
      minutes: 10,
      mark: null,
      basis: 'Perpres 21/2023',
      ...span('07:30', '07:40'),
    },
    {
      code: 'stretch',
      kind: 'worked',
      minutes: 260,
      mark: null,
      basis: 'Perpres 21/2023',
      ...span('07:40', '12:00'),
    },
    {
      code: 'stretch',
      kind: 'break',
      minutes: 60,
      mark: null,
      basis: 'Perpres 21/2023',
      ...span('12:00', '13:00'),
    },
    {
      code: 'stretch',
      kind: 'worked',
      minutes: 60,
      mark: null,
      basis: 'Perpres 21/2023',
      ...span('13:00', '14:00'),
    },
    {
      code: 'stretch',
      kind: 'credited',
      minutes: 60,
      mark: 'duty',
      basis: 'ST-7/2026',
      ...span('14:00', '15:00'),
    },
    {
      code: 'stretch',
      kind: 'worked',
      minutes: 30,
      mark: null,
      basis: 'Perpres 21/2023',
      ...span('15:00', '15:30'),
    },
    {
      code: 'stretch',
      kind: 'early',
      minutes: 30,
      mark: null,
      basis: 'Perpres 21/2023',
      ...span('15:30', '16:00'),
    },
  ]);
  expect(why).toContainEqual({
    code: 'tier',
    tier: 'TL1',
    minutes: 10,
    basisPoints: 50,
    basis: 'PMK 214/PMK.01/2011',
  });
});
