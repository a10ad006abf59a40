import { fail, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  reviewAccepted,
  reviewAppealed,
  reviewDenied,
  reviewGranted,
  reviewRefused,
} from '../contract/events.ts';
import type { ReviewAct } from '../contract/reviews.ts';
import type { ReviewRow, ReviewStepRow } from './reviews.queries.ts';
import { writeReviewStep } from './reviews.writes.ts';
import { type ReviewParty, takeReviewStep } from './rules/reviews/transitions.ts';
import { postsAbove } from './superiors.ts';

const told = {
  accept: reviewAccepted,
  refuse: reviewRefused,
  grant: reviewGranted,
  deny: reviewDenied,
} as const;
/** Who decided first is mostly the direct superior; the one above is told as well. */
const levelsOfAppeal = 2;

/** Who refused the check-in before there was an appeal; null before that. */
export function firstDeciderOf(steps: readonly ReviewStepRow[]): PersonId | null {
  return steps.find(({ act }) => act === 'refuse')?.byId ?? null;
}

/** Takes a review on by an act; the review as it stands then. @throws attendance.act-not-open, -act-not-yours, -reason-needed */
export async function stepReview(
  ctx: TxContext,
  review: ReviewRow,
  act: ReviewAct,
  by: ReviewParty,
  reason: string | null,
): Promise<ReviewRow> {
  const step = takeReviewStep(act, review.state, by, reason);
  if ('refusal' in step) fail(step.refusal);
  const { checkInId, personId } = review;
  const { tx, actor, clock } = ctx;
  const written = { agencyId: actor.agencyId, checkInId, act, to: step.to, by: found(actor.personId) };
  await writeReviewStep(tx, { ...written, at: clock.now(), note: reason });
  const payload = { personId, checkInId };
  if (act === 'appeal') {
    const posts = await postsAbove(ctx, personId, levelsOfAppeal);
    await emit(ctx, reviewAppealed, { subject: personId, payload: { ...payload, posts } });
  } else await emit(ctx, told[act], { subject: personId, payload });
  return { ...review, state: step.to };
}
