import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { holderAppointed } from '../../contract/events.ts';
import type { holders } from '../../contract/posts.ts';
import type { HolderView } from '../../contract/shapes.ts';
import { holderConflicts } from '../conflicts.ts';
import { holderById, insertHolder, type NewHolder } from '../holders.queries.ts';
import { presentHolder } from '../organization.present.ts';
import { lockPerson } from '../people.queries.ts';
import { mayManagePosts } from '../policy.ts';
import { lockPost } from '../posts.queries.ts';
import { refuseWhen } from '../refuse-when.ts';
import { lastsThrough } from '../rules/lasts-through.ts';

/** Appoints a person to a post: one definitive and one acting holder at a time. */
export async function appointHolder(
  ctx: TxContext,
  input: InputOf<typeof holders.appoint>,
): Promise<HolderView> {
  const { tx, actor } = ctx;
  const post = found(await lockPost(tx, input.postId));
  ensure(mayManagePosts(actor, post.unitPath), 'core.not-found');
  const person = found(await lockPerson(tx, input.personId));
  const startsAt = new Date(input.startsAt);
  const endsAt = input.endsAt ? new Date(input.endsAt) : null;
  ensure(!endsAt || endsAt > startsAt, 'organization.period-reversed');
  ensure(lastsThrough(post.activeUntil, endsAt, actor.zone), 'organization.post-closed');
  ensure(
    !person.activeUntil || person.activeUntil >= dayIn(actor.zone, startsAt),
    'organization.person-gone',
  );

  const holder: NewHolder = {
    ...input,
    id: newId(),
    startsAt,
    endsAt,
    decreeNumber: input.decreeNumber ?? null,
  };
  await refuseWhen(holderConflicts, insertHolder(tx, actor.agencyId, holder));
  const { postId, personId, kind } = input;
  await emit(ctx, holderAppointed, {
    subject: postId,
    payload: {
      ...{ postId, postName: post.name, unitId: post.unitId, personId, kind },
      startsAt: startsAt.toISOString(),
      startsOn: dayIn(actor.zone, startsAt),
      endsAt: endsAt?.toISOString() ?? null,
    },
  });
  return presentHolder(found(await holderById(tx, holder.id)));
}
