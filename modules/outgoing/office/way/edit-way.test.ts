import { expect, it } from 'vitest';
import type { WayStep } from '../../contract/draft-fields.ts';
import { withCoordination, withoutStep, withPlaceMoved } from './edit-way.ts';

const step = (kind: WayStep['kind'], position: number, postId: string) =>
  ({ kind, position, postId }) as WayStep;
const way = [
  step('hierarchical', 1, 'kabid'),
  step('hierarchical', 2, 'kadis'),
  step('signature', 3, 'sekda'),
];
const told = (steps: readonly WayStep[]) =>
  steps.map(({ kind, position, postId }) => `${position} ${kind[0]} ${postId}`);

it('a post that coordinates stands before the signature, further ones beside it', () => {
  const one = withCoordination(way, 'hukum' as never);
  expect(told(one)).toEqual(['1 h kabid', '2 h kadis', '3 c hukum', '4 s sekda']);
  expect(told(withCoordination(one, 'keuangan' as never))).toEqual([
    '1 h kabid',
    '2 h kadis',
    '3 c hukum',
    '3 c keuangan',
    '4 s sekda',
  ]);
  expect(told(withCoordination(way, 'kabid' as never))).toEqual(told(way));
});

it('initials can be left out and change places; a signature neither goes nor moves', () => {
  expect(told(withoutStep(way, way[0]!))).toEqual(['1 h kadis', '2 s sekda']);
  expect(told(withoutStep(way, way[2]!))).toEqual(told(way));
  expect(told(withPlaceMoved(way, 1, 1))).toEqual(['1 h kadis', '2 h kabid', '3 s sekda']);
  expect(told(withPlaceMoved(way, 2, 1))).toEqual(told(way));
  expect(told(withPlaceMoved(way, 1, -1))).toEqual(told(way));
});
