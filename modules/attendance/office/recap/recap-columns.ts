import type { Sums } from '../../contract/recaps.ts';

/** How a figure of a recap is written. */
export type FigureKind = 'count' | 'days' | 'length' | 'percent';

/** The columns of a recap, in the order of the sheet for pay. */
export const recapColumns: readonly (readonly [keyof Sums, FigureKind])[] = [
  ['workingDays', 'count'],
  ['present', 'count'],
  ['late', 'count'],
  ['lateMinutes', 'length'],
  ['early', 'count'],
  ['earlyMinutes', 'length'],
  ['noCheckIn', 'count'],
  ['noCheckOut', 'count'],
  ['absentDays', 'days'],
  ['duty', 'count'],
  ['meeting', 'count'],
  ['study', 'count'],
  ['leave', 'count'],
  ['permission', 'count'],
  ['sick', 'count'],
  ['remote', 'count'],
  ['workedMinutes', 'length'],
  ['extraMinutes', 'length'],
  ['deduction', 'percent'],
  ['awaits', 'count'],
];

/** Stand there also where nothing of them is. */
const always: readonly (keyof Sums)[] = ['workingDays', 'present', 'lateMinutes', 'absentDays', 'deduction'];

/** The columns of which there is something to read. */
export function columnsOf(total: Sums) {
  return recapColumns.filter(([name]) => total[name] !== 0 || always.includes(name));
}
