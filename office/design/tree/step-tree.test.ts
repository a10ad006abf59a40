import { expect, it } from 'vitest';
import { rowsOf, type TreeStep } from './step-tree.tsx';

const step = (id: string, children: TreeStep[] = []): TreeStep => ({ id, name: id, content: null, children });
const tree = [step('kadis', [step('kabid', [step('staf-1'), step('staf-2')]), step('sekdin')])];

it('rows stand in the order in which the disposition was passed on, each with its level', () => {
  const rows = rowsOf(tree, new Set());
  expect(rows.map((row) => `${row.level} ${row.step.id}`)).toEqual([
    '1 kadis',
    '2 kabid',
    '3 staf-1',
    '3 staf-2',
    '2 sekdin',
  ]);
});

it('a thread runs on only while more stand below', () => {
  const threads = Object.fromEntries(rowsOf(tree, new Set()).map((row) => [row.step.id, row.threads]));
  expect(threads).toEqual({
    kadis: [],
    kabid: [true],
    'staf-1': [true, true],
    'staf-2': [true, false],
    sekdin: [false],
  });
});

it('what is folded hides all below it', () => {
  expect(rowsOf(tree, new Set(['kabid'])).map((row) => row.step.id)).toEqual(['kadis', 'kabid', 'sekdin']);
});
