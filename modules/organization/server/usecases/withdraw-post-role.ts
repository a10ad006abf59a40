import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { roleWithdrawn } from '../../contract/events.ts';
import type { postRoles } from '../../contract/posts.ts';
import { mayAssignRole } from '../policy.ts';
import { postById } from '../posts.queries.ts';
import { deletePostRole, roleById } from '../roles.queries.ts';
import { unitById } from '../units.queries.ts';
import { openPost } from './open-post.ts';

/** Takes the rights of a role on a unit from a post. */
export async function withdrawPostRole(
  ctx: TxContext,
  input: InputOf<typeof postRoles.withdraw>,
): Promise<OutputOf<typeof postRoles.withdraw>> {
  const { tx, actor } = ctx;
  const { postId, roleId, unitId } = input;
  const post = found(await postById(tx, postId));
  const scope = found(await unitById(tx, unitId));
  ensure(mayAssignRole(actor, post.unitPath, scope.path), 'core.not-found');
  const role = found(await roleById(tx, roleId));
  ensure(await deletePostRole(tx, actor.agencyId, postId, roleId, unitId), 'core.not-found');
  await emit(ctx, roleWithdrawn, {
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
  return openPost(ctx, { postId });
}
