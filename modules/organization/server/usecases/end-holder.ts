import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { holderEnded } from '../../contract/events.ts';
import type { holders } from '../../contract/posts.ts';
import type { HolderView } from '../../contract/shapes.ts';
import { endPeriod, holderById } from '../holders.queries.ts';
import { presentHolder } from '../organization.present.ts';
import { mayManagePosts } from '../policy.ts';
import { lockPost } from '../posts.queries.ts';
import { endingOf } from '../rules/lasts-through.ts';

/** Ends an appointment. Nothing is handed over: the inbox belongs to the post. */
export async function endHolder(ctx: TxContext, input: InputOf<typeof holders.end>): Promise<HolderView> {
  const { tx, actor } = ctx;
  const { postId } = found(await holderById(tx, input.holderId));
  const post = found(await lockPost(tx, postId));
  ensure(mayManagePosts(actor, post.unitPath), 'core.not-found');
  const holder = found(await holderById(tx, input.holderId));
  const endsAt = endingOf(holder, new Date(input.endsAt), ctx.clock.now());
  ensure(endsAt !== 'already', 'organization.already-ended');
  ensure(endsAt !== 'reversed', 'organization.period-reversed');

  await endPeriod(tx, actor.agencyId, 'organization.holder', holder.id, endsAt);
  const { personId, kind } = holder;
  await emit(ctx, holderEnded, {
    subject: postId,
    payload: {
      postId,
      postName: post.name,
      unitId: post.unitId,
      personId,
      kind,
      endsAt: endsAt.toISOString(),
      endsOn: dayIn(actor.zone, endsAt),
    },
  });
  return presentHolder({ ...holder, endsAt });
}
