import { ensure, found } from '#core/contract/errors.ts';
import type { PostId, UnitId } from '#core/contract/ids.ts';
import { ensureFresh } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import { isConfidential } from '#modules/letters/contract/terms.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import { DraftFacts } from '../../contract/draft-fields.ts';
import type { DraftId, StampReason, StepId } from '../../contract/terms.ts';
import { coWritersOf } from './co-writers.queries.ts';
import { type DraftRights, mayReadDraft, mayReadDrafting } from './drafts.policy.ts';
import { type DraftRecord, draftById, draftOfStep, type StepRecord, stepsOf } from './drafts.queries.ts';
import { ensureSentKept } from './ensure-kept.ts';

/** An outgoing letter with its way, and what decides about it. */
export interface LoadedDraft {
  id: DraftId;
  row: DraftRecord;
  /** Of all rounds, in the order of the way. */
  steps: StepRecord[];
  /** What stands round the text now. */
  facts: DraftFacts;
  rights: DraftRights;
}

/**
 * Loads an outgoing letter that the actor may read; `lock` holds it until the transaction ends. One of class SR or R asks
 * a person for a factor that is not older than the step-up window, or than `freshMinutes`.
 * @throws core.not-found whether it is missing, foreign or not theirs to read, core.step-up-required,
 *   outgoing.destroyed {on, report}
 */
export async function loadDraft(
  ctx: TxContext,
  id: DraftId,
  options: { lock?: boolean; freshMinutes?: number } = {},
): Promise<LoadedDraft> {
  // The lock comes first: the steps and who writes along are those that it keeps.
  const row = found(await draftById(ctx.tx, id, options));
  const [steps, coWriters, path] = await Promise.all([
    stepsOf(ctx.tx, id),
    coWritersOf(ctx.tx, id),
    unitPath(ctx.tx, row.unit_id as UnitId),
  ]);
  const rights = rightsOf(row, steps, coWriters, path);
  ensure(mayReadDraft(ctx.actor, rights), 'core.not-found');
  if (isConfidential(rights.securityClass)) ensureFresh(ctx.actor, ctx.clock.now(), options.freshMinutes);
  ensureSentKept(row);
  return { id, row, steps, facts: DraftFacts.parse(row.facts), rights };
}

/**
 * The same for who may also read how it came about: its versions, its text with what was taken out again, what was said
 * about it. A letter that ever was of class SR or R asks for the fresh factor whatever it is by now.
 * @throws core.not-found, core.step-up-required
 */
export async function loadDrafting(
  ctx: TxContext,
  id: DraftId,
  options: { lock?: boolean; freshMinutes?: number } = {},
): Promise<LoadedDraft> {
  const draft = await loadDraft(ctx, id, options);
  ensure(mayReadDrafting(ctx.actor, draft.rights), 'core.not-found');
  if (draft.rights.wasConfidential) ensureFresh(ctx.actor, ctx.clock.now(), options.freshMinutes);
  return draft;
}

/** The letter that a step is on, locked. @throws core.not-found, core.step-up-required */
export async function loadDraftOfStep(ctx: TxContext, stepId: StepId): Promise<LoadedDraft> {
  return loadDraft(ctx, found(await draftOfStep(ctx.tx, stepId)), { lock: true });
}

/** What decides who may do what, out of the letter, its way and the path of its unit. */
function rightsOf(
  row: DraftRecord,
  steps: readonly StepRecord[],
  coWriters: readonly PostId[],
  path: UnitId[],
): DraftRights {
  return {
    securityClass: row.security_class,
    stage: row.stage,
    unitId: row.unit_id as UnitId,
    unitPath: path,
    writerPostId: row.drafted_post_id as PostId,
    coWriters,
    readers: row.readers as PostId[],
    takingPart: row.taking_part as PostId[],
    wasConfidential: row.was_confidential,
    openSteps: steps
      .filter(({ state }) => state === 'open')
      .map(({ id, kind, post_id }) => ({ id: id as StepId, kind, postId: post_id as PostId })),
    signerPosts: signerPosts(steps),
    signedInPart: steps.some(({ state }) => state === 'signed'),
    ended: row.ended_how !== null,
    stampGivenUp:
      row.stamp_outcome === 'given-up' && row.stamp_awaits === 'time-stamp'
        ? (row.stamp_reason as StampReason)
        : null,
  };
}

/** The posts that sign in the last round of the way. */
function signerPosts(steps: readonly StepRecord[]): PostId[] {
  const last = Math.max(0, ...steps.map(({ round }) => round));
  return steps
    .filter(({ round, kind }) => round === last && kind === 'signature')
    .map((step) => step.post_id as PostId);
}
