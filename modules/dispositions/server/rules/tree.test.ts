import { describe, expect, it } from 'vitest';
import { chainTo, type Node, nextPost, openBelow, totalSeconds, whereabouts } from './tree.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 21, hour));
const node = (id: string, parent: string | null, changes: Partial<Node> = {}): Node => ({
  id,
  parent_id: parent,
  disposition_id: `act-${parent ?? 'first'}`,
  state: 'sent',
  post_id: `post-${id}`,
  giver_post_id: parent ? `post-${parent}` : 'regent',
  desk_since: at(1),
  reported_at: null,
  given_at: at(1),
  settled_at: null,
  ...changes,
});
const letter = { settled: false, addressees: ['regent'], receivedAt: at(0) };
const forwarded = { state: 'forwarded', desk_since: null } as const;
const done = { state: 'done', desk_since: null, settled_at: at(9) } as const;

describe('where a letter is', () => {
  it('is with its addressees before anybody has disposed it', () => {
    expect(whereabouts(letter, [])).toMatchObject([
      { postId: 'regent', awaited: 'disposition', since: at(0) },
    ]);
  });

  it('is with the desks at the ends of the tree, and goes back to whoever gave', () => {
    const nodes = [
      node('head', null, forwarded),
      node('staff', 'head'),
      node('other', null, { state: 'in-progress' }),
    ];
    expect(whereabouts(letter, nodes)).toMatchObject([
      { postId: 'post-staff', awaited: 'read', nextPostId: 'post-head' },
      { postId: 'post-other', awaited: 'follow-up', nextPostId: 'regent' },
    ]);
  });

  it('is with the giver while a report waits, and goes on to whoever gave to the giver', () => {
    const reported = { state: 'reported', desk_since: null, reported_at: at(5) } as const;
    const nodes = [node('head', null, forwarded), node('staff', 'head', reported)];
    expect(whereabouts(letter, nodes)).toMatchObject([
      { postId: 'post-head', awaited: 'acceptance', since: at(5), nextPostId: 'regent' },
    ]);
  });

  it('waits to be closed by whoever gave first, once everything is done', () => {
    expect(whereabouts(letter, [node('head', null, done)])).toMatchObject([
      { postId: 'regent', awaited: 'closing', since: at(9) },
    ]);
  });

  it('waits for a new disposition where all of it came back', () => {
    const back = node('head', null, { ...done, state: 'returned' });
    expect(whereabouts(letter, [back])).toMatchObject([{ postId: 'regent', awaited: 'disposition' }]);
  });

  it('waits as long as it did where what was given was taken back unread', () => {
    const back = node('head', null, { ...done, state: 'cancelled' });
    expect(whereabouts(letter, [back])).toMatchObject([{ awaited: 'disposition', since: at(0) }]);
  });

  it('is nowhere once the letter is settled', () => {
    expect(whereabouts({ ...letter, settled: true }, [node('head', null)])).toEqual([]);
  });
});

describe('the tree', () => {
  const nodes = [node('a', null, forwarded), node('b', 'a', done), node('c', 'b'), node('d', null)];

  it('finds what is open at any depth, below settled desks too', () => {
    expect(openBelow(nodes, ['a']).map((one) => one.id)).toEqual(['c']);
  });

  it('leads to a desk from the first one below the addressee', () => {
    expect(chainTo(nodes, 'c').map((one) => one.id)).toEqual(['a', 'b', 'c']);
  });

  it('waits for nobody at a desk that has forwarded, until it comes back', () => {
    expect([nextPost(nodes[0]!), nextPost({ ...nodes[0]!, desk_since: at(4) })]).toEqual([null, 'post-a']);
  });

  it('counts from the first giving until all was settled, or until now', () => {
    expect(totalSeconds([node('a', null, done)], at(20))).toBe(8 * 3_600);
    expect(totalSeconds(nodes, at(20))).toBe(19 * 3_600);
    expect(totalSeconds([], at(20))).toBe(0);
  });
});
