import { expect, it } from 'vitest';
import { waitedSince } from './waited.ts';

const now = new Date('2026-11-22T09:00:00Z');

it('what waits is told in minutes, hours or days, and never as less than nothing', () => {
  expect(waitedSince('2026-11-22T08:58:30Z', now)).toEqual({ unit: 'minutes', count: 1 });
  expect(waitedSince('2026-11-22T08:00:00Z', now)).toEqual({ unit: 'hours', count: 1 });
  expect(waitedSince('2026-11-20T09:00:01Z', now)).toEqual({ unit: 'hours', count: 47 });
  expect(waitedSince('2026-11-19T09:00:00Z', now)).toEqual({ unit: 'days', count: 3 });
  expect(waitedSince('2026-11-22T09:05:00Z', now)).toEqual({ unit: 'minutes', count: 0 });
});
