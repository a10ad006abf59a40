import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { ReviewView, reviews } from '../../contract/reviews.ts';
import { isOwn } from '../policy.ts';
import { stepReview } from '../review-step.ts';
import { presentReviews } from '../reviews.present.ts';
import { lockReview } from '../reviews.queries.ts';

/** Appeals against a check-in that was refused. */
export async function appealReview(
  ctx: TxContext,
  { checkInId, reason }: InputOf<typeof reviews.appeal>,
): Promise<ReviewView> {
  const review = found(await lockReview(ctx.tx, checkInId));
  ensure(isOwn(ctx.actor, review), 'core.not-found');
  const appealed = await stepReview(ctx, review, 'appeal', 'employee', reason);
  return found((await presentReviews(ctx, [appealed]))[0]);
}
