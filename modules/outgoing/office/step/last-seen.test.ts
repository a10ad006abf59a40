import { expect, it } from 'vitest';
import { lastSeenVersion } from './last-seen.ts';

const step = (post: string, version: number | null, settled = true, state = 'approved') =>
  ({ post: { id: post }, version, settledAt: settled ? '2026-11-22T08:00:00Z' : null, state }) as never;
const mine = new Set(['kabid']);

it('what I decided on last is what a later version is compared with', () => {
  expect(lastSeenVersion([step('kabid', 1, true, 'returned'), step('kabid', null, false)], mine, 3)).toBe(1);
  expect(lastSeenVersion([step('kabid', 1), step('kabid', 2)], mine, 3)).toBe(2);
});

it('nothing is compared where it is the same version, the decision of others, or a step that was skipped', () => {
  expect(lastSeenVersion([step('kabid', 3)], mine, 3)).toBeNull();
  expect(lastSeenVersion([step('sekda', 1)], mine, 3)).toBeNull();
  expect(lastSeenVersion([step('kabid', 1, true, 'skipped')], mine, 3)).toBeNull();
  expect(lastSeenVersion([], mine, 1)).toBeNull();
});
