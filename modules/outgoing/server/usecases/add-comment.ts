import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { CommentId, CommentThread, draftTexts } from '../../contract/text.ts';
import { say, showThread, speaker } from '../comments/speak.ts';

/** Begins a thread about a place of the text, or about the whole letter. */
export async function addComment(
  ctx: TxContext,
  { draftId, anchor, quote, body }: InputOf<typeof draftTexts.addComment>,
): Promise<CommentThread> {
  const by = await speaker(ctx, draftId);
  const { id } = await say(ctx, { draftId, threadId: null, anchor, quote, body, by });
  return showThread(ctx, draftId, id as CommentId);
}
