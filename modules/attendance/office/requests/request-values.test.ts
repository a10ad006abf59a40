import { expect, test } from 'vitest';
import { attendanceRequests } from '../../contract/requests.ts';
import { instantOf } from '../words/instant-of.ts';
import { requestKinds } from './request-kinds.ts';
import { emptyRequest, requestOf } from './request-values.ts';

const day = '2026-11-23';
const filled = {
  ...emptyRequest('correction', day),
  content: { at: '07:30', reference: 'ST-12/2026' },
  reason: 'Listrik padam',
};
const unsaid = { ...filled, content: { at: '', reference: '' } };

test('every kind of request that is filled in is one of the contract', () => {
  for (const kind of requestKinds)
    expect(
      attendanceRequests.submit.input.safeParse(requestOf({ ...filled, kind }, 'Asia/Jakarta')).error,
    ).toBeUndefined();
});

test('an hour is one of the zone of the agency, on the day after for a shift over midnight', () => {
  expect(instantOf(day, '07:30', 'Asia/Jakarta')).toBe('2026-11-23T00:30:00.000Z');
  expect(instantOf(day, '07:30', 'Asia/Jayapura')).toBe('2026-11-22T22:30:00.000Z');
  expect(instantOf(day, '07:30', 'Asia/Jakarta', true)).toBe('2026-11-24T00:30:00.000Z');
});

test('a correction is of one day, whatever stood in the other field', () => {
  expect(requestOf({ ...filled, lastDay: '2026-11-30' }, 'Asia/Jakarta')).toMatchObject({
    firstDay: day,
    lastDay: day,
  });
  expect(requestOf({ ...filled, kind: 'duty', lastDay: '2026-11-30' }, 'Asia/Jakarta').lastDay).toBe(
    '2026-11-30',
  );
});

test('a correction begins with the end of the day where that is what was wrong', () => {
  const sent = requestOf({ ...filled, ...emptyRequest('correction', day, 'out') }, 'Asia/Jakarta');
  expect(sent.content).toMatchObject({ direction: 'out' });
});

test('what is missing is left to the contract to tell', () => {
  expect([instantOf(day, '', 'Asia/Jakarta'), instantOf('', '07:30', 'Asia/Jakarta')]).toEqual(['', '']);
  const sent = requestOf(unsaid, 'Asia/Jakarta');
  expect(attendanceRequests.submit.input.safeParse(sent).error?.issues[0]?.path).toEqual(['content', 'at']);
});
