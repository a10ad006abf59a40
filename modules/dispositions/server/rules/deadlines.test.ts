import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, deadlineFault, isOverdue, promptsDue, type Told } from './deadlines.ts';

const told: Told = {
  deadline: '2026-11-25',
  givenDay: '2026-11-21',
  due_soon_told_at: null,
  due_today_told_at: null,
  overdue_told_at: null,
  escalated_at: null,
};

describe('a deadline', () => {
  it('may be today, but not a day that is over', () => {
    expect(deadlineFault('2026-11-21', '2026-11-21', null)).toBeNull();
    expect(deadlineFault('2026-11-20', '2026-11-21', null)).toBe('dispositions.deadline-past');
    expect(deadlineFault(null, '2026-11-21', '2026-11-22')).toBeNull();
  });

  it('may not be later than that of the own desk, unless that is over', () => {
    expect(deadlineFault('2026-11-26', '2026-11-21', '2026-11-25')).toBe('dispositions.deadline-beyond-own');
    expect(deadlineFault('2026-11-26', '2026-11-21', '2026-11-20')).toBeNull();
  });

  it('is past on the day after, and not while the report waits for the giver', () => {
    const desk = { deadline: '2026-11-21', state: 'read', settled_at: null };
    expect([isOverdue(desk, '2026-11-21'), isOverdue(desk, '2026-11-22')]).toEqual([false, true]);
    expect(isOverdue({ ...desk, state: 'reported' }, '2026-11-30')).toBe(false);
    expect(isOverdue({ ...desk, settled_at: new Date() }, '2026-11-30')).toBe(false);
  });
});

describe('what is told about a deadline', () => {
  it.each([
    ['2026-11-23', []],
    ['2026-11-24', ['due-soon']],
    ['2026-11-25', ['due-today']],
    ['2026-11-26', ['overdue']],
    ['2026-11-28', ['overdue', 'escalated']],
  ])('on %s is %j', (today, prompts) => {
    expect(promptsDue(told, today, 3)).toEqual(prompts);
  });

  it('is not told on the day of giving, which told it already', () => {
    expect(promptsDue({ ...told, givenDay: '2026-11-24' }, '2026-11-24', 3)).toEqual([]);
    expect(promptsDue({ ...told, givenDay: '2026-11-25' }, '2026-11-25', 3)).toEqual([]);
  });

  it('is told once each, however often it is looked at', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 30 }), (days) => {
        const state = { ...told };
        const all: string[] = [];
        for (const day of [...days].sort((a, b) => a - b)) {
          for (const prompt of promptsDue(state, addDays('2026-11-21', day), 3)) {
            all.push(prompt);
            if (prompt === 'due-soon') state.due_soon_told_at = new Date();
            if (prompt === 'due-today') state.due_today_told_at = new Date();
            if (prompt === 'overdue') state.overdue_told_at = new Date();
            if (prompt === 'escalated') state.escalated_at = new Date();
          }
        }
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });
});

it('days are counted over months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(daysBetween('2026-11-21', '2027-01-01')).toBe(41);
});
