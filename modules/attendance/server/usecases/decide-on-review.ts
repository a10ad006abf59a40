import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { ReviewView, reviews } from '../../contract/reviews.ts';
import { type CheckInRow, lockCheckIn } from '../check-ins.queries.ts';
import { settleCheckIn } from '../check-ins.writes.ts';
import { askForDays, daysAround } from '../jobs/reckon-days.ts';
import { firstDeciderOf, stepReview } from '../review-step.ts';
import { presentReviews } from '../reviews.present.ts';
import { lockReview, reviewSteps } from '../reviews.queries.ts';
import { actOfDecision } from '../rules/reviews/transitions.ts';
import { loadToDecide } from '../subjects.ts';

/** Accepts or refuses a check-in of somebody else; on an appeal somebody else does than before. */
export async function decideOnReview(
  ctx: TxContext,
  { checkInId, decision, settledAt, reason }: InputOf<typeof reviews.decide>,
): Promise<ReviewView> {
  const { tx, actor } = ctx;
  const review = found(await lockReview(tx, checkInId));
  await loadToDecide(ctx, review.personId);
  const checkIn = found(await lockCheckIn(tx, checkInId));
  const steps = await reviewSteps(tx, [checkInId]);
  const party = firstDeciderOf(steps) === actor.personId ? 'first-decider' : 'decider';
  const settled = decision === 'accept' && settledAt ? new Date(settledAt) : null;
  ensure(settled === null || isPossible(checkIn, settled), 'attendance.outside-window');

  const act = actOfDecision(decision, review.state);
  const decided = await stepReview(ctx, review, act, party, reason ?? null);
  await settleCheckIn(tx, checkInId, decision === 'accept' ? 'counts' : 'not-accepted', settled);
  const { personId } = review;
  // Whose check-in it was, and whose it becomes; nothing in between.
  for (const day of new Set([checkIn.day, dayIn(actor.zone, settled ?? checkIn.countsAt)]))
    await askForDays(ctx, { personIds: [personId], ...daysAround(day) });
  return found((await presentReviews(ctx, [decided]))[0]);
}

/** The stretch in which it can have been made; what the clock of a phone says moves neither end. */
function isPossible({ earliestAt, arrivedAt }: CheckInRow, at: Date): boolean {
  return at <= arrivedAt && (earliestAt === null || at >= earliestAt);
}
