import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import type { drafts } from '../../contract/drafts.ts';
import { stepReturned } from '../../contract/events.ts';
import { draftsCan } from '../drafts/drafts.policy.ts';
import { isUnchanged, keepVersion } from '../drafts/live-version.ts';
import { loadDraftOfStep } from '../drafts/load-draft.ts';
import { showDraft } from '../drafts/show-draft.ts';
import { ownStep, takeStep } from '../drafts/take-step.ts';

/**
 * Gives the letter back with a note, to the writer or to an earlier place of the way. What was mended in it until then
 * becomes a version, so that whoever looks at it next looks at what stands there.
 */
export async function returnStep(ctx: TxContext, input: InputOf<typeof drafts.return>): Promise<DraftView> {
  const draft = await loadDraftOfStep(ctx, input.stepId);
  const step = ownStep(ctx, draft, input.stepId);
  ensure(draftsCan(ctx.actor, draft.rights).giveBack.includes(input.stepId), 'outgoing.not-now');
  const seen = draft.row.version_number;
  ensure(input.version === seen, 'outgoing.step-of-old-version');
  const version = (await isUnchanged(ctx.tx, draft))
    ? seen
    : await keepVersion(ctx, draft, { postId: step.post_id, note: null });
  const act = { act: 'return' as const, version, to: input.to, note: input.note };
  const left = await takeStep(ctx, draft, step.post_id, act, version);
  await emit(ctx, stepReturned, {
    subject: draft.id,
    post: step.post_id,
    payload: {
      securityClass: draft.rights.securityClass,
      posts: input.to === 0 ? [draft.rights.writerPostId] : [...left.opened],
      stepId: input.stepId,
      round: step.round,
      version,
      to: input.to,
    },
  });
  return showDraft(ctx, draft.id);
}
