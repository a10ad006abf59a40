import { dayIn } from '#core/clock/clock.ts';
import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { lettersByIds, presentPost } from '#modules/letters/server/letters.api.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import type { RecipientId } from '../../contract/terms.ts';
import type { TrackingView } from '../../contract/views.ts';
import { isLetterOpen } from '../dispositions.policy.ts';
import { type LoadedTree, loadTree } from '../load-tree.ts';
import { requireReadable } from '../require-readable.ts';
import { isOverdue } from '../rules/deadlines.ts';
import { deskSeconds } from '../rules/desk-steps.ts';
import { totalSeconds, type Whereabouts, whereabouts } from '../rules/tree.ts';

/** Where the letter is, with whom, since when, who is next, and how long it lay on each desk. */
export async function trackDispositions(
  ctx: TxContext,
  input: InputOf<typeof dispositions.tracking>,
): Promise<TrackingView> {
  await requireReadable(ctx, input.letterId);
  const row = found((await lettersByIds(ctx, [input.letterId])).get(input.letterId));
  const tree = await loadTree(ctx, input.letterId);
  const { letter, desks, posts } = tree;
  const now = ctx.clock.now();
  const at = {
    settled: !isLetterOpen(letter.stage),
    addressees: letter.addressees,
    receivedAt: new Date(row.receivedAt),
  };
  return {
    letterId: letter.id,
    stage: letter.stage,
    now: whereabouts(at, desks).map((place) => presentPlace(tree, place, now, dayIn(ctx.actor.zone, now))),
    desks: desks.map((desk) => ({
      recipientId: desk.id as RecipientId,
      post: presentPost(desk.post_id, posts),
      state: desk.state,
      givenAt: desk.given_at.toISOString(),
      settledAt: desk.settled_at?.toISOString() ?? null,
      deskSeconds: deskSeconds(desk, now),
    })),
    totalSeconds: totalSeconds(desks, now),
  };
}

function presentPlace(
  tree: LoadedTree,
  place: Whereabouts,
  now: Date,
  today: string,
): TrackingView['now'][number] {
  const desk = tree.desks.find((one) => one.id === place.recipientId);
  return {
    recipientId: place.recipientId as RecipientId | null,
    post: presentPost(place.postId, tree.posts),
    awaited: place.awaited,
    since: place.since.toISOString(),
    seconds: Math.max(0, Math.floor((now.getTime() - place.since.getTime()) / 1_000)),
    deadline: desk?.deadline ?? null,
    overdue: desk ? isOverdue(desk, today) : false,
    next: place.nextPostId ? presentPost(place.nextPostId, tree.posts) : null,
  };
}
