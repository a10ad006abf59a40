import { ensure, found } from '#core/contract/errors.ts';
import type { PostId, UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { postChanged } from '../../contract/events.ts';
import type { posts } from '../../contract/posts.ts';
import { postConflicts } from '../conflicts.ts';
import { mayManagePosts } from '../policy.ts';
import { lockPost, movePost, type PostRow, postById, updatePost } from '../posts.queries.ts';
import { refuseWhen } from '../refuse-when.ts';
import { changedFields } from '../rules/changed-fields.ts';
import { lockStructure, unitById } from '../units.queries.ts';
import { openPost } from './open-post.ts';

/** Changes a post, moves it to another unit, or puts it with everything below it under another superior. */
export async function changePost(
  ctx: TxContext,
  input: InputOf<typeof posts.change>,
): Promise<OutputOf<typeof posts.change>> {
  const { tx, actor } = ctx;
  const { postId, superiorId, ...patch } = input;
  await lockStructure(tx);
  const post = found(await lockPost(tx, postId));
  ensure(mayManagePosts(actor, post.unitPath), 'core.not-found');
  ensure(!post.activeUntil, 'organization.post-closed');
  if (patch.unitId && patch.unitId !== post.unitId) await ensureMayTakeIn(ctx, patch.unitId);

  const changed = changedFields<PostRow>(post, patch);
  await refuseWhen(postConflicts, updatePost(tx, actor.agencyId, { ...post, ...changed }));
  const fields = Object.keys(changed);
  if (superiorId !== undefined && superiorId !== post.superiorId) {
    await putUnder(ctx, post, superiorId);
    fields.push('superiorId');
  }
  if (fields.length > 0) {
    const { name: postName, unitId } = { ...post, ...changed };
    await emit(ctx, postChanged, { subject: postId, payload: { postId, postName, unitId, fields } });
  }
  return openPost(ctx, { postId });
}

async function ensureMayTakeIn({ tx, actor }: TxContext, unitId: UnitId): Promise<void> {
  const unit = found(await unitById(tx, unitId));
  ensure(mayManagePosts(actor, unit.path), 'core.not-found');
  ensure(!unit.activeUntil, 'organization.unit-closed');
}

async function putUnder({ tx }: TxContext, post: PostRow, superiorId: PostId | null): Promise<void> {
  const superior = superiorId ? found(await postById(tx, superiorId)) : null;
  ensure(!superior?.path.includes(post.id), 'organization.post-loop');
  ensure(!superior?.activeUntil, 'organization.post-closed');
  await movePost(tx, post.id, superiorId, superior?.path ?? []);
}
