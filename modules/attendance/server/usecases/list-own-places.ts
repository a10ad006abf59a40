import { found } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { places } from '../../contract/place-operations.ts';
import { todayOf } from '../managed-place.ts';
import { placesFor } from '../places.queries.ts';
import { pathOf } from '../subjects.ts';

/** Where the person may check in today. */
export async function listOwnPlaces(ctx: TxContext): Promise<OutputOf<typeof places.listOwn>> {
  const personId = found(ctx.actor.personId);
  return { items: await placesFor(ctx.tx, personId, await pathOf(ctx, personId), todayOf(ctx)) };
}
