import { expect, test } from 'vitest';
import { seenBelow } from './seen-below.ts';

const tree = [
  { id: 'root', parentId: null },
  { id: 'dinas', parentId: 'root' },
  { id: 'bidang', parentId: 'dinas' },
  { id: 'seksi', parentId: 'bidang' },
  { id: 'badan', parentId: 'root' },
];

test('all below a unit is seen, nothing beside or above it', () => {
  expect([...seenBelow(tree, [{ id: 'dinas' }])].sort()).toEqual(['bidang', 'dinas', 'seksi']);
});
