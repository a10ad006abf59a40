import { expect, it } from 'vitest';
import { standingOf } from './due-badge.tsx';

it('a deadline that has passed is late until it is done', () => {
  expect(standingOf(-1, false)).toMatchObject({ tone: 'bad', key: 'office.due.late' });
  expect(standingOf(-1, true)).toMatchObject({ tone: 'neutral', key: 'office.due.doneLate' });
});

it('the last two days call for attention, more days do not', () => {
  expect(standingOf(0, false)).toMatchObject({ tone: 'wait', key: 'office.due.today' });
  expect(standingOf(2, false)).toMatchObject({ tone: 'wait' });
  expect(standingOf(3, false)).toMatchObject({ tone: 'neutral' });
});

it('what was done on the day itself was done in time', () => {
  expect(standingOf(0, true)).toMatchObject({ tone: 'good', key: 'office.due.doneInTime' });
});
