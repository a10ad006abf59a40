import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { CommentThread, draftTexts } from '../../contract/text.ts';
import { threadOf } from '../comments/comments.queries.ts';
import { markResolved } from '../comments/comments.writes.ts';
import { showThread, speaker, tellCommented } from '../comments/speak.ts';

/** Marks a thread as done; who did it first stays named. */
export async function resolveComment(
  ctx: TxContext,
  { draftId, commentId }: InputOf<typeof draftTexts.resolveComment>,
): Promise<CommentThread> {
  const by = await speaker(ctx, draftId);
  const first = found((await threadOf(ctx.tx, draftId, commentId)).find((one) => one.thread_id === null));
  if (!first.resolved_at) {
    await markResolved(ctx.tx, commentId, { at: ctx.clock.now(), by });
    await tellCommented(ctx, draftId);
  }
  return showThread(ctx, draftId, commentId);
}
