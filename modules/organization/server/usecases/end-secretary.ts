import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { secretaryEnded } from '../../contract/events.ts';
import type { secretaries } from '../../contract/posts.ts';
import type { SecretaryView } from '../../contract/shapes.ts';
import { endPeriod, secretaryById } from '../holders.queries.ts';
import { presentSecretary } from '../organization.present.ts';
import { mayManagePosts } from '../policy.ts';
import { lockPost } from '../posts.queries.ts';
import { endingOf } from '../rules/lasts-through.ts';

/** Ends the time in which a person acts for the holder of a post. */
export async function endSecretary(
  ctx: TxContext,
  input: InputOf<typeof secretaries.end>,
): Promise<SecretaryView> {
  const { tx, actor } = ctx;
  const { postId } = found(await secretaryById(tx, input.secretaryId));
  const post = found(await lockPost(tx, postId));
  ensure(mayManagePosts(actor, post.unitPath), 'core.not-found');
  const secretary = found(await secretaryById(tx, input.secretaryId));
  const endsAt = endingOf(secretary, new Date(input.endsAt), ctx.clock.now());
  ensure(endsAt !== 'already', 'organization.already-ended');
  ensure(endsAt !== 'reversed', 'organization.period-reversed');

  await endPeriod(tx, actor.agencyId, 'organization.secretary', secretary.id, endsAt);
  await emit(ctx, secretaryEnded, {
    subject: postId,
    payload: {
      ...{ postId, postName: post.name, unitId: post.unitId, personId: secretary.personId },
      endsAt: endsAt.toISOString(),
      endsOn: dayIn(actor.zone, endsAt),
    },
  });
  return presentSecretary({ ...secretary, endsAt });
}
