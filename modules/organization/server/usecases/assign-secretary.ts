import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { secretaryAssigned } from '../../contract/events.ts';
import type { secretaries } from '../../contract/posts.ts';
import type { SecretaryId, SecretaryView } from '../../contract/shapes.ts';
import { insertSecretary, secretaryById } from '../holders.queries.ts';
import { presentSecretary } from '../organization.present.ts';
import { lockPerson } from '../people.queries.ts';
import { mayManagePosts } from '../policy.ts';
import { lockPost } from '../posts.queries.ts';
import { refuseWhen } from '../refuse-when.ts';
import { lastsThrough } from '../rules/lasts-through.ts';

/** Lets a person act for the holder of a post, from an instant on. */
export async function assignSecretary(
  ctx: TxContext,
  input: InputOf<typeof secretaries.assign>,
): Promise<SecretaryView> {
  const { tx, actor } = ctx;
  const { postId, personId } = input;
  const post = found(await lockPost(tx, postId));
  ensure(mayManagePosts(actor, post.unitPath), 'core.not-found');
  const person = found(await lockPerson(tx, personId));
  const startsAt = new Date(input.startsAt);
  const endsAt = input.endsAt ? new Date(input.endsAt) : null;
  ensure(!endsAt || endsAt > startsAt, 'organization.period-reversed');
  ensure(lastsThrough(post.activeUntil, endsAt, actor.zone), 'organization.post-closed');
  ensure(
    !person.activeUntil || person.activeUntil >= dayIn(actor.zone, startsAt),
    'organization.person-gone',
  );

  const id: SecretaryId = newId();
  await refuseWhen(
    { secretary_overlaps: 'organization.secretary-assigned' },
    insertSecretary(tx, actor.agencyId, { id, postId, personId, startsAt, endsAt }),
  );
  await emit(ctx, secretaryAssigned, {
    subject: postId,
    payload: {
      ...{ postId, postName: post.name, unitId: post.unitId, personId },
      startsAt: startsAt.toISOString(),
      startsOn: dayIn(actor.zone, startsAt),
      endsAt: endsAt?.toISOString() ?? null,
    },
  });
  return presentSecretary(found(await secretaryById(tx, id)));
}
