import { fail, found } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import { postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import type { StepId } from '../../contract/terms.ts';
import { afterAct, type StepAct, stageBySteps } from '../rules/steps/step-acts.ts';
import type { StepRecord } from './drafts.queries.ts';
import { moveDraft } from './drafts.writes.ts';
import type { LoadedDraft } from './load-draft.ts';
import { asSteps, writeSteps } from './step-transition.ts';
import type { Left } from './tell-opened.ts';

/** The step of a letter through the post of the actor. @throws core.not-found where it is not theirs, outgoing.step-not-open */
export function ownStep(
  ctx: TxContext,
  { steps }: LoadedDraft,
  id: StepId,
): StepRecord & { post_id: PostId } {
  const step = found(steps.find((one) => one.id === id));
  found(postOf(ctx.actor, step.post_id));
  if (step.state !== 'open') fail('outgoing.step-not-open');
  return step as StepRecord & { post_id: PostId };
}

/**
 * Takes the open step of a post, and moves the letter to where it then lies. The draft is locked.
 * @param current the version of the letter now
 * @throws outgoing.step-not-open, outgoing.step-of-old-version, outgoing.step-needs-note, outgoing.step-returns-forward
 */
export async function takeStep(
  ctx: TxContext,
  { id, row, steps }: LoadedDraft,
  postId: PostId,
  act: StepAct,
  current: number,
): Promise<Left> {
  const outcome = afterAct(asSteps(steps), postId, act, current);
  if (!outcome.steps) fail(outcome.refused);
  const at = ctx.clock.now();
  const opened = writeSteps(ctx.tx, id, steps, outcome.steps, { by: ctx.actor.personId, at });
  const stage = stageBySteps(outcome.steps);
  // One of several side by side: it goes on lying where it lies.
  if (opened.length > 0 || stage !== row.stage)
    await moveDraft(ctx.tx, id, [row.stage], stage, at, { returned: stage === 'draft' });
  return { stage, opened };
}
