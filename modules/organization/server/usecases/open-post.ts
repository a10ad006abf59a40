import { found } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { rolesManage } from '../../contract/permissions.ts';
import type { posts } from '../../contract/posts.ts';
import { superiorOf } from '../directory.queries.ts';
import { holdersOfPost, secretariesOfPost } from '../holders.queries.ts';
import { presentHolder, presentSecretary } from '../organization.present.ts';
import { mayManagePosts } from '../policy.ts';
import { postById, rolesOfPost } from '../posts.queries.ts';

/** A post with its holders and secretaries of all times and its roles. */
export async function openPost(
  ctx: TxContext,
  input: { postId: PostId },
): Promise<OutputOf<typeof posts.open>> {
  const { tx, actor } = ctx;
  const {
    path: _path,
    superiorId: _superior,
    unitPath,
    unitUntil: _until,
    ...post
  } = found(await postById(tx, input.postId));
  const superior = await superiorOf(tx, post.id, ctx.clock.now());
  const holders = await holdersOfPost(tx, post.id);
  const secretaries = await secretariesOfPost(tx, post.id);
  return {
    ...post,
    superior,
    holders: holders.map(presentHolder),
    secretaries: secretaries.map(presentSecretary),
    roles: await rolesOfPost(tx, post.id),
    can: { manage: mayManagePosts(actor, unitPath), manageRoles: holds(actor, rolesManage, unitPath) },
  };
}
