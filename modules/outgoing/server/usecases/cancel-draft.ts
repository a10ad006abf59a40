import { ensure } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import type { drafts } from '../../contract/drafts.ts';
import { draftBrokenOff, draftCancelled } from '../../contract/events.ts';
import type { DraftId } from '../../contract/terms.ts';
import { moveDraft } from '../drafts/drafts.writes.ts';
import { ensureCan } from '../drafts/ensure-can.ts';
import { loadDraft } from '../drafts/load-draft.ts';
import { showDraft } from '../drafts/show-draft.ts';
import { asSteps, writeSteps } from '../drafts/step-transition.ts';
import { reasonForBook } from '../numbers/reason-told.ts';
import { voidNumberOf } from '../numbers/void-number-of.ts';
import { ended } from '../rules/steps/step-acts.ts';
import { currentPaper } from '../signing/papers.queries.ts';
import { isFree } from '../signing/prepare-paper.ts';

/**
 * Ends a letter that will not be sent; a number that it had goes into the register of void numbers. One that was signed in
 * part keeps its paper, whose code tells from then on that it was never completed.
 */
export async function cancelDraft(ctx: TxContext, input: InputOf<typeof drafts.cancel>): Promise<DraftView> {
  const { draftId, reason } = input;
  const { tx } = ctx;
  const draft = await loadDraft(ctx, draftId, { lock: true });
  ensureCan(ctx, draft, 'cancel');
  const { securityClass, signedInPart, signerPosts, writerPostId } = draft.rights;
  if (signedInPart) await ensureNobodySigns(ctx, draftId);
  const at = ctx.clock.now();
  const by = ctx.actor.personId;
  const holding = draft.rights.openSteps.map(({ postId }) => postId);
  writeSteps(tx, draftId, draft.steps, ended(asSteps(draft.steps)), { by, at });
  await moveDraft(tx, draftId, [draft.row.stage], 'cancelled', at, {
    settled_at: at,
    settled_by: by,
    settled_note: reason,
  });
  await voidNumberOf(ctx, draftId, reasonForBook(reason, draft.rights));
  const own = [writerPostId, ...signerPosts].find((post) => postOf(ctx.actor, post)) ?? writerPostId;
  await emit(ctx, signedInPart ? draftBrokenOff : draftCancelled, {
    subject: draftId,
    post: own,
    // Who signed it, or was still to, has to know; and the writer where they did not end it themselves.
    payload: {
      securityClass,
      posts: signedInPart ? others([writerPostId, ...signerPosts], own) : holding,
    },
  });
  return showDraft(ctx, draftId);
}

/** Whoever signs it at this moment finishes first. @throws outgoing.being-signed */
async function ensureNobodySigns({ tx, clock }: TxContext, draftId: DraftId): Promise<void> {
  ensure(isFree(await currentPaper(tx, draftId, { lock: true }), clock.now()), 'outgoing.being-signed');
}

const others = (posts: readonly PostId[], own: PostId) => [...new Set(posts)].filter((post) => post !== own);
