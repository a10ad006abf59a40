import { describe, expect, test } from 'vitest';
import type { DayMark } from '../../../contract/day-marks.ts';
import {
  at,
  dayOf,
  duty,
  finance,
  flexibleHours,
  halfLeave,
  nightHours,
  planOf,
  span,
} from '../testing/sample-days.ts';
import { evaluateDay } from './evaluate-day.ts';

const codes = (facts: Parameters<typeof evaluateDay>[0]) => evaluateDay(facts).why.map((step) => step.code);

describe('a night shift', () => {
  const plan = planOf(nightHours);

  test('over midnight is one day, the one on which it begins', () => {
    expect(evaluateDay(dayOf('22:10', '29:30', { plan }))).toMatchObject({
      day: '2026-11-23',
      status: 'late-and-left-early',
      minutes: { late: 10, early: 30, break: 60, worked: 380 },
    });
  });

  test('takes checks from its beginning on, until that of the next', () => {
    const on = (time: string) =>
      evaluateDay(dayOf(null, null, { plan, checkIns: [{ direction: 'in', at: at(time) }] })).checkIn;
    expect([on('18:59:59'), on('19:00'), on('32:59:59'), on('33:00')]).toEqual([
      null,
      at('19:00'),
      at('32:59'),
      null,
    ]);
  });

  test('takes no check of the day before or after', () => {
    const checkIns = [
      { direction: 'out' as const, at: at('06:00') },
      { direction: 'in' as const, at: at('21:50') },
      { direction: 'out' as const, at: at('30:05') },
      { direction: 'in' as const, at: at('46:00') },
    ];
    expect(evaluateDay(dayOf(null, null, { plan, checkIns }))).toMatchObject({
      status: 'present',
      checkIn: at('21:50'),
      checkOut: at('30:05'),
      extraMinutes: 15,
    });
  });
});

describe('a flexible start', () => {
  const flexible = (came: string, went: string, marks: readonly DayMark[] = []) =>
    evaluateDay(dayOf(came, went, { plan: planOf(flexibleHours), marks }));

  test.each([
    ['06:30', '15:30', 'present'], // what is before the earliest start does not count
    ['06:30', '15:29', 'left-early'],
    ['08:15', '16:45', 'present'],
    ['08:15', '16:44', 'left-early'],
    ['09:00', '17:30', 'present'],
    ['09:01', '17:30', 'late'],
  ] as const)('from %s to %s is %s', (came, went, status) => {
    expect(flexible(came, went).status).toBe(status);
  });

  test('does not move where leave stands at the beginning', () => {
    expect(flexible('13:00', '16:00', [halfLeave('first-half')])).toMatchObject({
      status: 'present',
      minutes: { excused: 270, worked: 180 },
    });
  });
});

describe('half a day of leave', () => {
  test('moves the other end to the break', () => {
    expect(evaluateDay(dayOf('12:55', '16:00', { marks: [halfLeave('first-half')] }))).toMatchObject({
      status: 'present',
      deduction: 0,
      minutes: { excused: 270, worked: 180, break: 60 },
    });
    expect(evaluateDay(dayOf('07:30', '11:50', { marks: [halfLeave('second-half')] }))).toMatchObject({
      status: 'left-early',
      minutes: { excused: 180, early: 10 },
    });
  });

  test('without coming for the other half is half a day without valid reason', () => {
    expect(evaluateDay(dayOf(null, null, { marks: [halfLeave('first-half')] }))).toMatchObject({
      status: 'absent',
      absentDays: 0.5,
      deduction: 250,
    });
  });

  test('with duty for the other half covers the day', () => {
    const marks = [halfLeave('first-half'), duty('second-half')];
    expect(evaluateDay(dayOf(null, null, { marks }))).toMatchObject({
      status: 'leave',
      deduction: 0,
      minutes: { excused: 270, credited: 180 },
    });
  });
});

describe('a mark', () => {
  test.each<[DayMark, string]>([
    [{ kind: 'leave', part: 'whole', reference: 'C-1' }, 'leave'],
    [{ kind: 'permission', part: 'whole', reference: 'I-1' }, 'permission'],
    [{ kind: 'sick', part: 'whole', reference: 'S-1' }, 'sick'],
    [{ kind: 'study', part: 'whole', reference: 'TB-1' }, 'study'],
    [{ kind: 'meeting', part: 'whole', reference: 'U-1' }, 'meeting'],
    [duty('whole'), 'duty'],
  ])('for the whole day needs no check: %j', (mark, status) => {
    expect(evaluateDay(dayOf(null, null, { marks: [mark] }))).toMatchObject({
      status,
      deduction: 0,
      absentDays: 0,
    });
  });

  test('may cost what the scheme says', () => {
    const schemes = [{ ...finance, rules: { ...finance.rules, covered: { permission: 250 } } }];
    const marks: DayMark[] = [{ kind: 'permission', part: 'whole', reference: 'I-1' }];
    expect(evaluateDay(dayOf(null, null, { marks, schemes })).deduction).toBe(250);
  });

  test('of duty at an end stands for the check there; of leave it does not', () => {
    expect(evaluateDay(dayOf('07:25', null, { marks: [duty(span('13:00', '16:00'))] }))).toMatchObject({
      status: 'present',
      checkOut: null,
      minutes: { worked: 270, credited: 180 },
    });
    expect(evaluateDay(dayOf(null, '16:00', { marks: [duty('first-half')] })).status).toBe('present');
    expect(evaluateDay(dayOf('07:25', null, { marks: [halfLeave('second-half')] })).status).toBe(
      'no-check-out',
    );
  });

  test('of a meeting at the beginning leaves the minutes after it late', () => {
    const marks: DayMark[] = [{ kind: 'meeting', part: span('07:30', '09:00'), reference: 'U-4' }];
    expect(evaluateDay(dayOf('09:05', '16:00', { marks })).minutes).toMatchObject({ late: 5, credited: 90 });
  });

  test('that covers the day tells when somebody came all the same', () => {
    expect(codes(dayOf('07:30', '16:00', { marks: [duty('whole')] }))).toContain('checked-though-covered');
  });

  test('of work elsewhere asks for the same hours', () => {
    const marks: DayMark[] = [{ kind: 'remote', mode: 'home', reference: 'SE-2/2026' }];
    expect(evaluateDay(dayOf('08:00', '16:00', { marks }))).toMatchObject({ status: 'late', remote: 'home' });
  });
});
