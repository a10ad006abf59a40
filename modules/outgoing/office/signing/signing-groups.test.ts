import { expect, it } from 'vitest';
import { signingGroups } from './signing-groups.ts';

const row = (id: string, ...posts: string[]) =>
  ({ id, holders: posts.map((post) => ({ id: post, as: 'signature' })) }) as never;

it('letters of several posts are several acts, and what is not the reader’s is left out', () => {
  const own = new Set(['sekda', 'plt-kadis']);
  const rows = [row('a', 'sekda'), row('b', 'bupati'), row('c', 'plt-kadis'), row('d', 'bupati', 'sekda')];
  expect(signingGroups(rows, own)).toEqual([
    { postId: 'sekda', draftIds: ['a', 'd'] },
    { postId: 'plt-kadis', draftIds: ['c'] },
  ]);
});

it('an act has at most 200 letters', () => {
  const rows = Array.from({ length: 201 }, (_, at) => row(String(at), 'sekda'));
  expect(signingGroups(rows, new Set(['sekda'])).map(({ draftIds }) => draftIds.length)).toEqual([200, 1]);
});

it('who holds it to initial it does not sign it', () => {
  const waiting = { id: 'a', holders: [{ id: 'sekda', as: 'hierarchical' }] } as never;
  expect(signingGroups([waiting], new Set(['sekda']))).toEqual([]);
});
