import { dayIn } from '#core/clock/clock.ts';
import { ensure } from '#core/contract/errors.ts';
import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  postPlaces,
  postsEntitled,
  postsHeldBy,
  unitPath,
} from '#modules/organization/server/organization.api.ts';
import { reserveNumbers } from '../../contract/permissions.ts';
import type { Leave } from '../rules/numbering/number-life.ts';
import type { BookRow } from './numbers.queries.ts';

/**
 * Leave to keep a number of a book back, or to use it late: a reason, and somebody else who answers for it.
 * @throws outgoing.number-needs-reason, outgoing.number-needs-approval, outgoing.approver-not-entitled
 */
export async function leaveOf(
  ctx: TxContext,
  book: Pick<BookRow, 'unit_id'>,
  given: { reason?: string | undefined; approvedBy?: PersonId | undefined },
): Promise<Leave> {
  const { reason, approvedBy } = given;
  ensure(reason, 'outgoing.number-needs-reason');
  ensure(approvedBy, 'outgoing.number-needs-approval');
  const other = approvedBy !== ctx.actor.personId;
  ensure(other && (await mayApprove(ctx, approvedBy, book.unit_id)), 'outgoing.approver-not-entitled');
  return { reason, approvedBy };
}

/**
 * Who holds a post in force, definitive or acting, that may keep numbers of the book back itself or stands above a post of
 * the asker: most units have one such right, and then the superior answers for it.
 */
async function mayApprove(ctx: TxContext, personId: PersonId, unitId: UnitId): Promise<boolean> {
  const { tx, actor, clock } = ctx;
  const now = clock.now();
  const held = await postsHeldBy(tx, personId, now, dayIn(actor.zone, now));
  if (held.length === 0) return false;
  const entitled = await postsEntitled(tx, held, reserveNumbers, await unitPath(tx, unitId));
  if (entitled.length > 0) return true;
  const own = actor.posts.map(({ id }) => id);
  const places = [...(await postPlaces(tx, own)).values()];
  const above: PostId[] = places.flatMap(({ postPath }) => postPath.slice(0, -1));
  return held.some((post) => above.includes(post) && !own.includes(post));
}
