import { expect, test } from 'vitest';
import { seenBelow } from './seen-below.ts';

const tree = [
  { id: 'root', parentId: null },
  { id: 'dinas', parentId: 'root' },
  { id: 'bidang', parentId: 'dinas' },
  { id: 'seksi', parentId: 'bidang' },
  { id: 'badan', parentId: 'root' },
];
const seen = (id: string, manage: boolean) => ({ id, can: { manage } });

test('all below a unit is seen, nothing beside or above it', () => {
  expect([...seenBelow(tree, [seen('dinas', false)]).keys()].sort()).toEqual(['bidang', 'dinas', 'seksi']);
});

test('what is managed further down is managed, whatever the order', () => {
  const parts = [seen('dinas', false), seen('bidang', true)];
  for (const order of [parts, parts.toReversed()]) {
    const found = seenBelow(tree, order);
    expect([found.get('dinas'), found.get('bidang'), found.get('seksi')]).toEqual([false, true, true]);
  }
});
