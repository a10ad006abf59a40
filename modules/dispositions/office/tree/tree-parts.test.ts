import { expect, it } from 'vitest';
import type { DispositionTree } from '../../contract/views.ts';
import { treeNodes } from './tree-parts.ts';

const post = (id: string) => ({ id, name: `Post ${id}`, unitName: 'Unit', holderName: null });
const desk = (
  id: string,
  dispositionId: string,
  parentId: string | null,
  to: string,
  from: string,
  settledAt: string | null = null,
) => ({
  id,
  dispositionId,
  parentId,
  post: post(to),
  giverPostId: from,
  settledAt,
});
const act = (id: string, parentId: string | null, from: string) => ({ id, parentId, fromPost: post(from) });

const tree = {
  dispositions: [act('a1', null, 'regent'), act('a2', 'd1', 'secretary'), act('a3', null, 'regent')],
  desks: [
    desk('d1', 'a1', null, 'secretary', 'regent'),
    desk('d2', 'a2', 'd1', 'head', 'secretary', '2026-11-21T02:00:00Z'),
    desk('d3', 'a3', null, 'deputy', 'regent'),
  ],
} as unknown as DispositionTree;

it('an addressee stands above the desks that it gave to, each with those below it', () => {
  const [regent, ...others] = treeNodes(tree);
  expect(others).toEqual([]);
  expect(regent!.below.map((node) => [node.id, node.below.map((below) => below.id)])).toEqual([
    ['d1', ['d2']],
    ['d3', []],
  ]);
});

it('every post carries what it said, act by act, with the names of those it went to', () => {
  const [regent] = treeNodes(tree);
  expect(regent!.gave.map(({ act, to }) => [act.id, to])).toEqual([
    ['a1', ['Post secretary']],
    ['a3', ['Post deputy']],
  ]);
  expect(regent!.below[0]!.gave.map(({ act }) => act.id)).toEqual(['a2']);
});
