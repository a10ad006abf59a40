import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { roleAssigned } from '../../contract/events.ts';
import type { postRoles } from '../../contract/posts.ts';
import { mayAssignRole } from '../policy.ts';
import { postById } from '../posts.queries.ts';
import { insertPostRole, roleById } from '../roles.queries.ts';
import { unitById } from '../units.queries.ts';
import { openPost } from './open-post.ts';

/** Gives a post the rights of a role on a unit and everything below it. Doing it twice changes nothing. */
export async function assignPostRole(
  ctx: TxContext,
  input: InputOf<typeof postRoles.assign>,
): Promise<OutputOf<typeof postRoles.assign>> {
  const { tx, actor } = ctx;
  const { postId, roleId, unitId } = input;
  const post = found(await postById(tx, postId));
  const scope = found(await unitById(tx, unitId));
  ensure(mayAssignRole(actor, post.unitPath, scope.path), 'core.not-found');
  const role = found(await roleById(tx, roleId));

  if (await insertPostRole(tx, actor.agencyId, postId, roleId, unitId)) {
    await emit(ctx, roleAssigned, {
      subject: postId,
      payload: {
        roleId,
        roleName: role.name,
        postId,
        postName: post.name,
        unitId: post.unitId,
        scopeId: unitId,
      },
    });
  }
  return openPost(ctx, { postId });
}
