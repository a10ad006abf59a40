import { expect, it } from 'vitest';
import type { milestones } from '../../contract/outlook.ts';
import { usualLeadTimes } from './law/lead-times.ts';
import { milestone } from './milestone.ts';
import { remindersDue } from './reminders.ts';

const due = (what: (typeof milestones)[number], day: string | null, on: string) =>
  remindersDue({ milestones: [milestone(what, day, [], [])] }, usualLeadTimes, on);

it.each([
  ['salary-increase', '2027-03-01', '2026-11-30', false],
  ['salary-increase', '2027-03-01', '2026-12-01', true],
  ['promotion', '2027-04-01', '2026-12-01', true],
  ['retirement', '2028-02-01', '2026-10-31', false],
  ['retirement', '2028-02-01', '2026-11-01', true],
  ['contract-end', '2027-07-31', '2026-11-29', false],
  ['contract-end', '2027-07-31', '2026-11-30', true],
] as const)('%s of %s is told on %s: %s', (what, day, on, told) => {
  expect(due(what, day, on)).toEqual(told ? [{ what, day }] : []);
});

it('is told up to the day itself, and not when it is over or unknown', () => {
  expect(due('promotion', '2026-12-01', '2026-12-01')).toHaveLength(1);
  expect(due('promotion', '2026-12-01', '2026-12-02')).toEqual([]);
  expect(due('promotion', null, '2026-12-02')).toEqual([]);
});
