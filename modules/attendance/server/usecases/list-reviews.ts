import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import type { reviews } from '../../contract/reviews.ts';
import { peopleToDecideOn } from '../people-to-decide-on.ts';
import { presentReviews } from '../reviews.present.ts';
import { reviewsIn } from '../reviews.queries.ts';

/** Check-ins of people about whom one may decide, in a state of review. */
export async function listReviews(
  ctx: TxContext,
  { state, personId, cursor, size }: InputOf<typeof reviews.list>,
): Promise<OutputOf<typeof reviews.list>> {
  const people = await peopleToDecideOn(ctx, personId);
  const all = await reviewsIn(ctx.tx, state, people, cursorId(cursor), size);
  const rows = all.slice(0, size);
  return {
    items: await presentReviews(ctx, rows),
    next: all.length > size ? (rows.at(-1)?.checkInId ?? null) : null,
  };
}
