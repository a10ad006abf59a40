import { dayIn } from '#core/clock/clock.ts';
import { ensure } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { postsInForce } from '#modules/organization/server/organization.api.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import type { drafts } from '../../contract/drafts.ts';
import { draftSubmitted } from '../../contract/events.ts';
import type { DraftId } from '../../contract/terms.ts';
import { takingPart } from '../drafts/addressed.ts';
import { checkComplete, checkFacts } from '../drafts/check-facts.ts';
import { moveDraft } from '../drafts/drafts.writes.ts';
import { ensureCan } from '../drafts/ensure-can.ts';
import { kindOfDraft } from '../drafts/kind-of-draft.ts';
import { checkText, isUnchanged, keepVersion } from '../drafts/live-version.ts';
import { loadDraft } from '../drafts/load-draft.ts';
import { amendable, ensureIssuerMayAmend } from '../drafts/may-amend.ts';
import { showDraft } from '../drafts/show-draft.ts';
import { asSteps, writeSteps } from '../drafts/step-transition.ts';
import { tellReady } from '../drafts/tell-opened.ts';
import { isWellFormedWay } from '../rules/steps/is-well-formed-way.ts';
import { resubmitted, stageBySteps } from '../rules/steps/step-acts.ts';

/** Sends a draft on its way: what stands there becomes a version, and the first step opens. */
export async function submitDraft(ctx: TxContext, input: InputOf<typeof drafts.submit>): Promise<DraftView> {
  const { tx, actor } = ctx;
  const { draftId, way } = input;
  const draft = await loadDraft(ctx, draftId, { lock: true });
  ensureCan(ctx, draft, 'submit');
  const kind = await kindOfDraft(ctx, draft.row);
  await checkFacts(ctx, kind.kind, draft.facts);
  checkComplete(kind.kind, kind.layout, draft.facts);
  if (draft.row.amends_draft_id) await amendable(ctx, draft.row.amends_draft_id as DraftId);
  await ensureIssuerMayAmend(ctx, draft.row, draft.facts.signers);
  await checkText(tx, draftId, kind);
  const posts = way.map(({ postId }) => postId);
  ensure(
    isWellFormedWay(
      way,
      draft.facts.signers.map(({ postId }) => postId),
    ),
    'outgoing.way-malformed',
  );
  const at = ctx.clock.now();
  const inForce = await postsInForce(tx, posts, dayIn(actor.zone, at));
  ensure(inForce.length === posts.length, 'outgoing.post-unknown');

  const { writerPostId, coWriters } = draft.rights;
  const unchanged = await isUnchanged(tx, draft);
  const version = unchanged
    ? draft.row.version_number
    : await keepVersion(ctx, draft, { postId: writerPostId, note: input.note ?? null });
  const steps = resubmitted(asSteps(draft.steps), way);
  const opened = writeSteps(tx, draftId, draft.steps, steps, { by: actor.personId, at });
  const stage = stageBySteps(steps);
  const before = draft.steps.map((step) => step.post_id as PostId);
  await moveDraft(tx, draftId, ['draft'], stage, at, {
    readers: takingPart(writerPostId, draft.facts, [...coWriters, ...before, ...posts]),
  });
  await emit(ctx, draftSubmitted, {
    subject: draftId,
    post: writerPostId,
    payload: {
      securityClass: draft.rights.securityClass,
      posts: opened,
      round: steps.at(-1)!.round,
      version,
      ready: stage === 'ready',
    },
  });
  await tellReady(ctx, draft, { stage, opened });
  return showDraft(ctx, draftId);
}
