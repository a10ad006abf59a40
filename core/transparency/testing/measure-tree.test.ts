import { expect, test } from 'vitest';
import { measureTree } from './measure-tree.ts';

test('what is measured holds, and proofs are as long as the tree is high', async () => {
  const figures = await measureTree(2_500);
  expect(figures.find(({ unit }) => unit === 'hashes')).toEqual({
    metric: 'longest inclusion proof',
    value: 12,
    unit: 'hashes',
  });
  expect(figures.map(({ metric }) => metric)).toContain('root of 2500 leaves, from leaf hashes');
});
