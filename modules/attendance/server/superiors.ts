import { dayIn } from '#core/clock/clock.ts';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { postPlaces, postsHeldBy } from '#modules/organization/server/organization.api.ts';

/** The posts to which a person reports, so many levels up. */
export async function postsAbove(
  { tx, actor, clock }: TxContext,
  personId: PersonId,
  levels: number,
): Promise<PostId[]> {
  const now = clock.now();
  const held = await postsHeldBy(tx, personId, now, dayIn(actor.zone, now));
  const places = await postPlaces(tx, held);
  return [...new Set([...places.values()].flatMap(({ postPath }) => postPath.slice(0, -1).slice(-levels)))];
}
