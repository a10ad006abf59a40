import { expect, it } from 'vitest';
import { isLate } from './late.ts';

const now = new Date('2026-11-22T09:00:00Z');
const held = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const draft = { stage: 'review', returned: false, urgency: 'segera' as const, heldSince: held(49) };

it('a letter on its way is late when it lies longer at its desk than its urgency allows', () => {
  expect(isLate(draft, now)).toBe(true);
  expect(isLate({ ...draft, heldSince: held(47) }, now)).toBe(false);
  expect(isLate({ ...draft, urgency: 'biasa' }, now)).toBe(false);
  expect(isLate({ ...draft, urgency: 'sangat-segera', heldSince: held(25) }, now)).toBe(true);
});

it('a letter that is still being written, was sent or was cancelled is not late; one that was given back may be', () => {
  expect(isLate({ ...draft, stage: 'draft' }, now)).toBe(false);
  expect(isLate({ ...draft, stage: 'draft', returned: true }, now)).toBe(true);
  expect(isLate({ ...draft, stage: 'sent' }, now)).toBe(false);
  expect(isLate({ ...draft, stage: 'cancelled' }, now)).toBe(false);
});
