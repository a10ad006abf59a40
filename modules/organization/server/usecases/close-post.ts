import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { postClosed } from '../../contract/events.ts';
import type { posts } from '../../contract/posts.ts';
import { mayManagePosts } from '../policy.ts';
import { lockPost, postOutlasted, updatePost } from '../posts.queries.ts';
import { endOfDay } from '../rules/end-of-day.ts';
import { lockStructure } from '../units.queries.ts';
import { openPost } from './open-post.ts';

/** Closes a post after its last day; who holds it and what reports to it must have ended by then. */
export async function closePost(
  ctx: TxContext,
  input: InputOf<typeof posts.close>,
): Promise<OutputOf<typeof posts.close>> {
  const { tx, actor } = ctx;
  const { postId, activeUntil } = input;
  await lockStructure(tx);
  const post = found(await lockPost(tx, postId));
  ensure(mayManagePosts(actor, post.unitPath), 'core.not-found');
  ensure(activeUntil >= post.activeFrom, 'organization.period-reversed');
  const end = endOfDay(actor.zone, activeUntil);
  ensure(!(await postOutlasted(tx, postId, end, activeUntil)), 'organization.post-in-use');

  await updatePost(tx, actor.agencyId, { ...post, activeUntil });
  const payload = { postId, postName: post.name, unitId: post.unitId, until: activeUntil };
  await emit(ctx, postClosed, { subject: postId, payload });
  return openPost(ctx, { postId });
}
