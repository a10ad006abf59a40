import { describe, expect, it } from 'vitest';
import type { PostId } from '#core/contract/ids.ts';
import { isMandateLevel } from './mandate-level.ts';
import { arunika } from './testing/arunika-office.ts';

const { posts } = arunika();
const may = (kind: 'an' | 'ub', from: string, to: string) =>
  isMandateLevel(kind, posts.get(from as PostId)!, posts.get(to as PostId)!, posts);

describe('a mandate', () => {
  it('a.n. goes to the post directly below', () => {
    expect([may('an', 'bupati', 'sekda'), may('an', 'kadis', 'sekdis')]).toEqual([true, true]);
    expect([
      may('an', 'bupati', 'asisten'),
      may('an', 'sekda', 'bupati'),
      may('an', 'sekda', 'kabag'),
    ]).toEqual([false, false, false]);
  });

  it('of a regional head also reaches the head of a department, past the secretary', () => {
    expect(may('an', 'bupati', 'kadis')).toBe(true);
    expect(may('an', 'bupati', 'sekdis')).toBe(false);
  });

  it('u.b. is passed on by a post that has one above it', () => {
    expect([
      may('ub', 'sekda', 'asisten'),
      may('ub', 'bupati', 'sekda'),
      may('ub', 'sekda', 'kabag'),
    ]).toEqual([true, false, false]);
  });
});
