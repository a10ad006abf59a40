import { fail } from '#core/contract/errors.ts';
import { newId, type PersonId, type PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DraftId, DraftStage } from '../../contract/terms.ts';
import { afterSignature, openSteps, type Step, stageBySteps } from '../rules/steps/step-acts.ts';
import type { StepRecord } from './drafts.queries.ts';
import { moveDraft } from './drafts.writes.ts';
import type { LoadedDraft } from './load-draft.ts';
import { insertSteps, settleStep } from './steps.writes.ts';

/** The steps of the table as the rules take them. */
export function asSteps(records: readonly StepRecord[]): Step[] {
  return records.map((one) => ({
    kind: one.kind,
    position: one.position,
    postId: one.post_id as PostId,
    round: one.round,
    state: one.state,
    version: one.version_number,
    note: one.note,
  }));
}

/** Who acts on a way, and when; nobody where the program does. */
export interface WayAct {
  by: PersonId | null;
  at: Date;
}

const keyOf = (round: number, postId: string) => `${round} ${postId}`;

/** Writes what an act made of the steps; the draft is locked. Answers the posts whose step opened. */
export function writeSteps(
  tx: Tx,
  id: DraftId,
  before: readonly StepRecord[],
  after: readonly Step[],
  { by, at }: WayAct,
): PostId[] {
  const known = new Map(before.map((one) => [keyOf(one.round, one.post_id), one]));
  const changed = after.filter((step) => known.get(keyOf(step.round, step.postId))?.state !== step.state);
  const isNew = (step: Step) => !known.has(keyOf(step.round, step.postId));
  for (const step of changed) {
    const record = known.get(keyOf(step.round, step.postId));
    if (!record) continue;
    const open = step.state === 'open';
    settleStep(tx, record.id, {
      state: step.state,
      version_number: step.version,
      note: step.note,
      ...(open ? { opened_at: at } : { settled_at: at, settled_by: by }),
    });
  }
  insertSteps(
    tx,
    id,
    changed.filter(isNew).map(({ kind, position, postId, round, state }) => ({
      id: newId<'Step'>(),
      kind,
      position,
      round,
      post_id: postId,
      state,
      opened_at: state === 'open' ? at : null,
    })),
  );
  return openSteps(changed).map(({ postId }) => postId);
}

/** What a signature made of a letter. */
export interface Signed {
  /** The last signature that it needed stands on it. */
  complete: boolean;
  /** The posts whose turn it is now. */
  opened: PostId[];
}

/**
 * Marks the open signature of a post as made on the version that was printed, and opens the next. The letter, which was
 * loaded with its lock, goes on to `signing` while signatures are missing, else to `signed`.
 * @throws outgoing.step-not-open, outgoing.step-of-old-version, outgoing.not-now
 */
export async function settleSignature(
  tx: Tx,
  { id, row, steps }: Pick<LoadedDraft, 'id' | 'row' | 'steps'>,
  signature: { postId: PostId; version: number } & WayAct,
): Promise<Signed> {
  const { postId, version } = signature;
  const outcome = afterSignature(asSteps(steps), postId, version, row.version_number);
  if (!outcome.steps) fail(outcome.refused);
  const opened = writeSteps(tx, id, steps, outcome.steps, signature);
  const stage = stageBySteps(outcome.steps);
  await moveDraft(tx, id, signable, stage, signature.at);
  return { complete: stage === 'signed', opened };
}

/** The stages at which a signature is made. */
const signable: readonly DraftStage[] = ['ready', 'numbered', 'signing'];
