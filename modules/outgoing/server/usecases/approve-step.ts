import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import type { drafts } from '../../contract/drafts.ts';
import { stepApproved, stepEdited } from '../../contract/events.ts';
import { checkComplete } from '../drafts/check-facts.ts';
import { kindOfDraft } from '../drafts/kind-of-draft.ts';
import { checkText, isUnchanged, keepVersion } from '../drafts/live-version.ts';
import { loadDraftOfStep } from '../drafts/load-draft.ts';
import { showDraft } from '../drafts/show-draft.ts';
import { ownStep, takeStep } from '../drafts/take-step.ts';
import { tellReady } from '../drafts/tell-opened.ts';

type Input = InputOf<typeof drafts.approve>;

/**
 * Initials the version that was looked at. Where the post mended it, what stands there now becomes the next version; where
 * somebody else wrote meanwhile, it is looked at again first.
 */
export async function approveStep(ctx: TxContext, input: Input): Promise<DraftView> {
  const draft = await loadDraftOfStep(ctx, input.stepId);
  const step = ownStep(ctx, draft, input.stepId);
  const seen = draft.row.version_number;
  ensure(input.version === seen, 'outgoing.step-of-old-version');
  const unchanged = await isUnchanged(ctx.tx, draft);
  ensure(!(input.edited && unchanged), 'outgoing.nothing-edited');
  ensure(input.edited || unchanged, 'outgoing.step-of-old-version');
  const note = input.note || undefined;
  let version = seen;
  if (input.edited) {
    const kind = await kindOfDraft(ctx, draft.row);
    checkComplete(kind.kind, kind.layout, draft.facts);
    await checkText(ctx.tx, draft.id, kind);
    version = await keepVersion(ctx, draft, { postId: step.post_id, note: note ?? null });
  }
  const act = input.edited ? ('edit' as const) : ('approve' as const);
  const left = await takeStep(ctx, draft, step.post_id, { act, version, note }, seen);
  await emit(ctx, input.edited ? stepEdited : stepApproved, {
    subject: draft.id,
    post: step.post_id,
    payload: {
      securityClass: draft.rights.securityClass,
      // Who is to sign is told that it is ready.
      posts: left.stage === 'review' ? [...left.opened] : [],
      stepId: input.stepId,
      round: step.round,
      version,
    },
  });
  await tellReady(ctx, draft, left);
  return showDraft(ctx, draft.id);
}
