import { ensure, found } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import type { drafts } from '../../contract/drafts.ts';
import { stepTakenBack } from '../../contract/events.ts';
import { moveDraft } from '../drafts/drafts.writes.ts';
import { isUnchanged } from '../drafts/live-version.ts';
import { loadDraftOfStep } from '../drafts/load-draft.ts';
import { showDraft } from '../drafts/show-draft.ts';
import { asSteps, writeSteps } from '../drafts/step-transition.ts';
import { stageBySteps } from '../rules/steps/step-acts.ts';
import { takenBack } from '../rules/steps/taken-back.ts';

/**
 * Takes an initial back while nobody has acted after it and the letter bears no number yet: the letter lies with the post
 * again. What it mended stays as a version.
 */
export async function takeBackStep(
  ctx: TxContext,
  { stepId }: InputOf<typeof drafts.takeBackStep>,
): Promise<DraftView> {
  const draft = await loadDraftOfStep(ctx, stepId);
  const step = found(draft.steps.find(({ id }) => id === stepId));
  const postId = step.post_id as PostId;
  found(postOf(ctx.actor, postId));
  const { stage } = draft.row;
  ensure(stage === 'review' || stage === 'ready', 'outgoing.not-now');
  // Whoever has it now may have begun to mend it.
  ensure(await isUnchanged(ctx.tx, draft), 'outgoing.not-now');
  const before = takenBack(asSteps(draft.steps), postId);
  ensure(before, 'outgoing.not-now');
  const at = ctx.clock.now();
  const holding = draft.rights.openSteps.map((open) => open.postId).filter((post) => post !== postId);
  writeSteps(ctx.tx, draft.id, draft.steps, before, { by: ctx.actor.personId, at });
  await moveDraft(ctx.tx, draft.id, [stage], stageBySteps(before), at);
  await emit(ctx, stepTakenBack, {
    subject: draft.id,
    post: postId,
    payload: { securityClass: draft.rights.securityClass, posts: holding },
  });
  return showDraft(ctx, draft.id);
}
