import { dayIn } from '#core/clock/clock.ts';
import { newId, type PersonId, type PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { holderAppointed, holderEnded } from '../contract/events.ts';
import type { HolderId } from '../contract/shapes.ts';
import { endPeriod, holderById, insertHolder, isActedIn } from './holders.queries.ts';
import { lockPerson } from './people.queries.ts';
import { lockPost } from './posts.queries.ts';
import { endingOf, lastsThrough } from './rules/lasts-through.ts';

/** Who keeps a post from an instant to another, by which decision. */
export interface StandIn {
  postId: PostId;
  personId: PersonId;
  startsAt: Date;
  endsAt: Date;
  decreeNumber: string | null;
}

/**
 * Appoints a Plh. by a decision that another module answers for; asks for no right. Null where the post is acted in
 * already, is closed by then, or the person is gone.
 */
export async function appointStandIn(ctx: TxContext, standIn: StandIn): Promise<HolderId | null> {
  const { tx, actor } = ctx;
  const { postId, personId, startsAt, endsAt } = standIn;
  const post = await lockPost(tx, postId);
  const person = await lockPerson(tx, personId);
  if (!post || !person || !lastsThrough(post.activeUntil, endsAt, actor.zone)) return null;
  if (person.activeUntil && person.activeUntil < dayIn(actor.zone, startsAt)) return null;
  if (await isActedIn(tx, postId, startsAt, endsAt)) return null;
  const id: HolderId = newId();
  await insertHolder(tx, actor.agencyId, { ...standIn, id, kind: 'plh' });
  await emit(ctx, holderAppointed, {
    subject: postId,
    payload: {
      ...{ postId, postName: post.name, unitId: post.unitId, personId, kind: 'plh' },
      startsAt: startsAt.toISOString(),
      startsOn: dayIn(actor.zone, startsAt),
      endsAt: endsAt.toISOString(),
    },
  });
  return id;
}

/** Ends a Plh. at an instant, or takes it back before it began; one that ended by then is left as it is. */
export async function endStandIn(ctx: TxContext, holderId: HolderId, at: Date): Promise<void> {
  const { tx, actor } = ctx;
  const known = await holderById(tx, holderId);
  const post = known && (await lockPost(tx, known.postId));
  const holder = post && (await holderById(tx, holderId));
  if (!post || !holder) return;
  const until = at < holder.startsAt ? holder.startsAt : at;
  const endsAt = endingOf(holder, until, ctx.clock.now());
  if (endsAt === 'already' || endsAt === 'reversed') return;
  await endPeriod(tx, actor.agencyId, 'organization.holder', holder.id, endsAt);
  await emit(ctx, holderEnded, {
    subject: holder.postId,
    payload: {
      ...{ postId: holder.postId, postName: post.name, unitId: post.unitId },
      ...{ personId: holder.personId, kind: holder.kind },
      endsAt: endsAt.toISOString(),
      endsOn: dayIn(actor.zone, endsAt),
    },
  });
}
