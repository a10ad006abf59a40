import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { postCreated } from '../../contract/events.ts';
import type { posts } from '../../contract/posts.ts';
import { postConflicts } from '../conflicts.ts';
import { mayManagePosts } from '../policy.ts';
import { insertPost, type PostRow, postById } from '../posts.queries.ts';
import { refuseWhen } from '../refuse-when.ts';
import { lockStructure, unitById } from '../units.queries.ts';
import { openPost } from './open-post.ts';

/** Creates a post in a unit. */
export async function createPost(
  ctx: TxContext,
  input: InputOf<typeof posts.create>,
): Promise<OutputOf<typeof posts.create>> {
  const { tx, actor } = ctx;
  await lockStructure(tx);
  const unit = found(await unitById(tx, input.unitId));
  ensure(mayManagePosts(actor, unit.path), 'core.not-found');
  ensure(!unit.activeUntil || unit.activeUntil >= input.activeFrom, 'organization.unit-closed');
  const superior = input.superiorId ? found(await postById(tx, input.superiorId)) : null;
  ensure(!superior?.activeUntil || superior.activeUntil >= input.activeFrom, 'organization.post-closed');

  const id: PostRow['id'] = newId();
  const post: PostRow = {
    ...input,
    id,
    superiorId: input.superiorId ?? null,
    code: input.code ?? null,
    echelon: input.echelon ?? null,
    path: [...(superior?.path ?? []), id],
    activeUntil: null,
  };
  await refuseWhen(postConflicts, insertPost(tx, actor.agencyId, post));
  await emit(ctx, postCreated, {
    subject: id,
    payload: { postId: id, postName: post.name, unitId: unit.id },
  });
  return openPost(ctx, { postId: id });
}
