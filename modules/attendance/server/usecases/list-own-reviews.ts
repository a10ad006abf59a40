import { found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import type { reviews } from '../../contract/reviews.ts';
import { presentReviews } from '../reviews.present.ts';
import { reviewsOf } from '../reviews.queries.ts';

/** Own check-ins at which somebody has to look or looked. */
export async function listOwnReviews(
  ctx: TxContext,
  { cursor, size }: InputOf<typeof reviews.listOwn>,
): Promise<OutputOf<typeof reviews.listOwn>> {
  const all = await reviewsOf(ctx.tx, found(ctx.actor.personId), cursorId(cursor), size);
  const rows = all.slice(0, size);
  return {
    items: await presentReviews(ctx, rows),
    next: all.length > size ? (rows.at(-1)?.checkInId ?? null) : null,
  };
}
