import { expect, test } from 'vitest';
import { Sums } from '../../contract/recaps.ts';
import { columnsOf, recapColumns } from './recap-columns.ts';
import { recapIn, usualPeriods } from './recap-search.ts';

const today = '2026-03-15';

test('an address that says nothing asks for the month under way, by person and name', () => {
  const asked = { from: '2026-03-01', until: '2026-03-31', by: 'person', order: 'name' };
  expect(recapIn({}, today)).toEqual(asked);
  expect(recapIn({ from: 'x', until: '2026-3-1', by: 'nobody', order: 'colour' }, today)).toEqual(asked);
});

test('what the address says is asked for', () => {
  const address = { from: '2026-01-01', until: '2026-01-31', by: 'unit', order: 'lateMinutes' };
  expect(recapIn(address, today)).toEqual(address);
});

test('the usual periods are whole months and years', () => {
  expect(usualPeriods(today)).toEqual({
    thisMonth: { from: '2026-03-01', until: '2026-03-31' },
    lastMonth: { from: '2026-02-01', until: '2026-02-28' },
    thisYear: { from: '2026-01-01', until: '2026-12-31' },
  });
});

test('a column of which nothing is stands there only where it matters', () => {
  const none = Object.fromEntries(Object.keys(Sums.shape).map((name) => [name, 0])) as Sums;
  const names = (sums: Sums) => columnsOf(sums).map(([name]) => name);
  expect(names(none)).toEqual(['workingDays', 'present', 'lateMinutes', 'absentDays', 'deduction']);
  expect(names({ ...none, sick: 1 })).toContain('sick');
});

test('every sum has its column', () => {
  expect(recapColumns.map(([name]) => name).sort()).toEqual(Object.keys(Sums.shape).sort());
});
