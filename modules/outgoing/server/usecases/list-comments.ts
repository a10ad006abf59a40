import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { CommentThread, draftTexts } from '../../contract/text.ts';
import { commentsOf } from '../comments/comments.queries.ts';
import { presentThreads } from '../comments/present-threads.ts';
import { loadDrafting } from '../drafts/load-draft.ts';

/** What was said about a draft, for whoever may read it. */
export async function listComments(
  ctx: TxContext,
  { draftId }: InputOf<typeof draftTexts.listComments>,
): Promise<CommentThread[]> {
  await loadDrafting(ctx, draftId);
  return presentThreads(ctx, await commentsOf(ctx.tx, draftId));
}
