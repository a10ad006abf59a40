import type { PostId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import type { drafts } from '../../contract/drafts.ts';
import { draftTakenBack } from '../../contract/events.ts';
import { moveDraft } from '../drafts/drafts.writes.ts';
import { ensureCan } from '../drafts/ensure-can.ts';
import { loadDraft } from '../drafts/load-draft.ts';
import { showDraft } from '../drafts/show-draft.ts';
import { asSteps, writeSteps } from '../drafts/step-transition.ts';
import { ended } from '../rules/steps/step-acts.ts';

/** The writer takes the draft back: what was to be initialled is not any more. A number that was reserved stays with it. */
export async function takeBackDraft(
  ctx: TxContext,
  input: InputOf<typeof drafts.takeBack>,
): Promise<DraftView> {
  const { draftId } = input;
  const draft = await loadDraft(ctx, draftId, { lock: true });
  ensureCan(ctx, draft, 'takeBack');
  const at = ctx.clock.now();
  const holding = draft.rights.openSteps.map(({ postId }) => postId as PostId);
  writeSteps(ctx.tx, draftId, draft.steps, ended(asSteps(draft.steps), input.reason ?? null), {
    by: ctx.actor.personId,
    at,
  });
  await moveDraft(ctx.tx, draftId, [draft.row.stage], 'draft', at);
  await emit(ctx, draftTakenBack, {
    subject: draftId,
    post: draft.rights.writerPostId,
    payload: { securityClass: draft.rights.securityClass, posts: holding },
  });
  return showDraft(ctx, draftId);
}
