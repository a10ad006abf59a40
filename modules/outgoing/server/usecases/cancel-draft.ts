import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import type { drafts } from '../../contract/drafts.ts';
import { draftCancelled } from '../../contract/events.ts';
import { moveDraft } from '../drafts/drafts.writes.ts';
import { ensureCan } from '../drafts/ensure-can.ts';
import { loadDraft } from '../drafts/load-draft.ts';
import { showDraft } from '../drafts/show-draft.ts';
import { asSteps, writeSteps } from '../drafts/step-transition.ts';
import { reasonForBook } from '../numbers/reason-told.ts';
import { voidNumberOf } from '../numbers/void-number-of.ts';
import { ended } from '../rules/steps/step-acts.ts';

/** Ends a letter that will not be sent; a number that it had goes into the register of void numbers. */
export async function cancelDraft(ctx: TxContext, input: InputOf<typeof drafts.cancel>): Promise<DraftView> {
  const { draftId, reason } = input;
  const { tx } = ctx;
  const draft = await loadDraft(ctx, draftId, { lock: true });
  ensureCan(ctx, draft, 'cancel');
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
  await emit(ctx, draftCancelled, {
    subject: draftId,
    post: draft.rights.writerPostId,
    payload: { securityClass: draft.rights.securityClass, posts: holding },
  });
  return showDraft(ctx, draftId);
}
