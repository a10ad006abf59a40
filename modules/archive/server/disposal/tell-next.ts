import { dayIn } from '#core/clock/clock.ts';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { postsHeldBy, searchPosts } from '#modules/organization/server/organization.api.ts';
import { disposalAwaits } from '../../contract/disposal-events.ts';
import type { DisposalView } from '../../contract/disposal-views.ts';
import type { DisposalList } from '../rules/disposal/disposal-list.ts';
import { awaitedFor, awaitedParts, rightFor } from './awaited.ts';
import { postsWithRight } from './posts-with-right.ts';

type Awaited = Omit<DisposalView['awaited'][number], 'people'> & { people: PersonId[] };

/** Tells those whose turn it has become by an act, once for each part of a step; null for a list that has just begun. */
export async function tellNext(
  ctx: TxContext,
  before: DisposalList | null,
  after: DisposalList,
): Promise<void> {
  const known = new Set(before ? awaitedParts(before) : []);
  const isNew = awaitedParts(after).map((part) => !known.has(part));
  // Most acts open nothing, and many come one after another: nobody is looked up for them.
  if (!isNew.includes(true)) return;
  const awaited = await awaitedFor(ctx, after, null);
  for (const part of awaited.filter((_, at) => isNew[at])) {
    const posts = await postsFor(ctx, part);
    if (posts.length === 0) continue;
    const { role } = part;
    await emit(ctx, disposalAwaits, { subject: after.id, payload: { kind: after.kind, role, posts } });
  }
}

/**
 * The posts of the people who are named for a part; where nobody is, those with its right on the records unit or the
 * agency, and of a part without a right, like that of a witness, those of its unit.
 */
async function postsFor(ctx: TxContext, { people, act, unitId }: Awaited): Promise<PostId[]> {
  const { tx, clock, actor } = ctx;
  const now = clock.now();
  if (people.length > 0) {
    const posts = new Set<PostId>();
    for (const person of people)
      for (const post of await postsHeldBy(tx, person, now, dayIn(actor.zone, now))) posts.add(post);
    return [...posts];
  }
  const right = rightFor[act];
  if (!right) {
    const found = unitId ? await searchPosts(tx, { unitId, limit: 100, at: now }) : [];
    return found.flatMap((post) => (post.unitId === unitId ? [post.id] : []));
  }
  return postsWithRight(tx, right);
}
