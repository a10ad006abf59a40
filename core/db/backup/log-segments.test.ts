import { expect, test } from 'vitest';
import { firstGap, isLogFile, segmentsBetween } from './log-segments.ts';

test('segments are counted over the border of a 4 GB unit', () => {
  expect(segmentsBetween('0000000100000000000000FE', '000000010000000100000001')).toEqual([
    '0000000100000000000000FE',
    '0000000100000000000000FF',
    '000000010000000100000000',
    '000000010000000100000001',
  ]);
});

test('a hole in the log after a backup is named', () => {
  const last = '000000010000000000000003';
  const kept = ['000000010000000000000004', '000000010000000000000006', '00000002.history'];
  expect(firstGap(last, kept)).toBe('000000010000000000000005');
  expect(firstGap(last, kept.slice(0, 1))).toBeUndefined();
  expect(firstGap(last, [])).toBeUndefined();
});

test('a segment of a newer time line closes the hole', () => {
  expect(
    firstGap('000000010000000000000003', ['000000010000000000000004', '000000020000000000000005']),
  ).toBeUndefined();
});

test('notes and half-written files are no part of the log', () => {
  expect(['000000010000000000000004', '00000002.history'].every(isLogFile)).toBe(true);
  expect(
    ['000000010000000000000004.part', '000000010000000000000004.00000028.backup', 'wanted'].some(isLogFile),
  ).toBe(false);
});
