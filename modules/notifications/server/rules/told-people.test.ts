import { describe, expect, it } from 'vitest';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Capacity } from '#core/session/actor.ts';
import type { Target } from './telling.ts';
import { toldPeople } from './told-people.ts';

const target = (post: string): Target => ({ post: post as PostId, subjectKind: 'letter', subjectId: post });
const recipient = (post: string, person: string, capacity: Capacity = 'definitive') => ({
  postId: post as PostId,
  personId: person as PersonId,
  capacity,
});
const told = (targets: Target[], recipients: ReturnType<typeof recipient>[], actor: string | null = null) =>
  toldPeople(targets, recipients, actor as PersonId | null).map((one) => `${one.personId} ${one.subjectId}`);

describe('who is told', () => {
  it('is everyone of the post: holder, acting official and secretary', () => {
    const people = [
      recipient('head', 'ani'),
      recipient('head', 'budi', 'plh'),
      recipient('head', 'citra', 'secretary'),
    ];
    expect(told([target('head')], people)).toEqual(['ani head', 'budi head', 'citra head']);
  });

  it('is never the one who did it', () => {
    expect(told([target('head')], [recipient('head', 'ani'), recipient('head', 'budi')], 'ani')).toEqual([
      'budi head',
    ]);
  });

  it('is told once, through the post that they hold rather than the one that they keep for somebody', () => {
    const people = [recipient('regent', 'ani', 'secretary'), recipient('head', 'ani')];
    expect(told([target('regent'), target('head')], people)).toEqual(['ani head']);
  });

  it('is the person themselves where it concerns them, whatever post they hold, unless they did it', () => {
    const own: Target = { post: null, person: 'ani' as never, subjectKind: 'own-file', subjectId: 'file' };
    const people = [recipient('head', 'ani'), recipient('head', 'budi')];
    expect(told([target('head'), own], people)).toEqual(['ani file', 'budi head']);
    expect(told([own], [], 'ani')).toEqual([]);
  });
});
