import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { CommentThread, draftTexts } from '../../contract/text.ts';
import { threadOf } from '../comments/comments.queries.ts';
import { markResolved } from '../comments/comments.writes.ts';
import { say, showThread, speaker } from '../comments/speak.ts';

/** Answers in a thread, which is open again with it. */
export async function replyComment(
  ctx: TxContext,
  { draftId, commentId, body }: InputOf<typeof draftTexts.replyComment>,
): Promise<CommentThread> {
  const by = await speaker(ctx, draftId);
  const first = found((await threadOf(ctx.tx, draftId, commentId)).find((one) => one.id === commentId));
  found(first.thread_id === null ? first : undefined);
  if (first.resolved_at) await markResolved(ctx.tx, commentId, null);
  await say(ctx, { draftId, threadId: commentId, anchor: null, quote: '', body, by });
  return showThread(ctx, draftId, commentId);
}
