import { ensure, found } from '#core/contract/errors.ts';
import { newId, type PersonId } from '#core/contract/ids.ts';
import { publishAround } from '#core/http/live-hub.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DraftId } from '../../contract/terms.ts';
import { type CommentId, type CommentThread, commentsChanged } from '../../contract/text.ts';
import { draftsCan } from '../drafts/drafts.policy.ts';
import { loadDraft } from '../drafts/load-draft.ts';
import { type CommentRecord, commentCount, threadOf } from './comments.queries.ts';
import { insertComment } from './comments.writes.ts';
import { presentThreads } from './present-threads.ts';

/** Most that is said about one draft: all of it is read at once. */
const most = 500;

/** Who speaks about a draft: refused unless they take part in it and it is not done. @throws core.not-found, outgoing.not-now */
export async function speaker(ctx: TxContext, draftId: DraftId): Promise<PersonId> {
  const draft = await loadDraft(ctx, draftId, { lock: true });
  ensure(draftsCan(ctx.actor, draft.rights).comment, 'outgoing.not-now');
  return found(ctx.actor.personId);
}

export interface Said {
  draftId: DraftId;
  threadId: CommentId | null;
  anchor: CommentThread['anchor'];
  quote: string;
  body: string;
  by: PersonId;
}

/** Writes down what was said and tells those who have the draft open. @throws outgoing.comments-too-many */
export async function say(ctx: TxContext, said: Said): Promise<CommentRecord> {
  ensure((await commentCount(ctx.tx, said.draftId)) < most, 'outgoing.comments-too-many');
  const record = await insertComment(ctx.tx, {
    id: newId<'Comment'>(),
    draft_id: said.draftId,
    thread_id: said.threadId,
    anchor_from: said.anchor?.from ?? null,
    anchor_to: said.anchor?.to ?? null,
    quote: said.quote,
    body: said.body,
    made_by: said.by,
    made_at: ctx.clock.now(),
  });
  await tellCommented(ctx, said.draftId);
  return record;
}

export function tellCommented(ctx: TxContext, draftId: DraftId): Promise<void> {
  return publishAround(ctx.tx, draftId, { type: commentsChanged });
}

/** A thread of the draft. @throws core.not-found */
export async function showThread(ctx: TxContext, draftId: DraftId, id: CommentId): Promise<CommentThread> {
  return found((await presentThreads(ctx, await threadOf(ctx.tx, draftId, id)))[0]);
}
