import { ensure, fail, found } from '#core/contract/errors.ts';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  ensureLetterKept,
  type LetterForAction,
  letterForAction,
  markStage,
  unanswer,
} from '#modules/letters/server/letters.api.ts';
import type { DispositionId, RecipientAct, RecipientId } from '../contract/terms.ts';
import type { DeskView } from '../contract/views.ts';
import { actingPost, isLetterOpen, takesPart } from './dispositions.policy.ts';
import { presentDesk } from './dispositions.present.ts';
import {
  changeDesk,
  desksOfLetter,
  letterOfDesk,
  type RecipientRecord,
  resumeDesk,
} from './dispositions.queries.ts';
import { loadTree } from './load-tree.ts';
import { isSettled, stateAfter, takeStep } from './rules/desk-steps.ts';
import { openBelow } from './rules/tree.ts';

/** A desk about to be worked on. The letter is locked, so that all acts on one letter follow one another. */
export interface WorkedDesk {
  letter: LetterForAction;
  desk: RecipientRecord;
  /** All desks of the letter. */
  desks: RecipientRecord[];
  person: PersonId;
  at: Date;
}

/**
 * Loads and locks a desk in whose life the actor takes part.
 * @throws core.not-found whether it is missing, foreign or none of theirs
 */
export async function loadDesk(ctx: TxContext, id: RecipientId): Promise<WorkedDesk> {
  const letterId = found(await letterOfDesk(ctx.tx, id));
  const letter = found(await letterForAction(ctx.tx, letterId, { lock: true }));
  const desks = await desksOfLetter(ctx.tx, letterId);
  const desk = found(desks.find((one) => one.id === id));
  ensure(takesPart(ctx.actor, desk), 'core.not-found');
  ensureLetterKept(letter);
  return { letter, desk, desks, person: found(ctx.actor.personId), at: ctx.clock.now() };
}

/**
 * The post through which the actor takes the step.
 * @throws core.not-found from the other side of the desk, dispositions.letter-settled, dispositions.not-now {state}
 */
export function authorizeStep(ctx: TxContext, work: WorkedDesk, act: RecipientAct): PostId {
  const post = found(actingPost(ctx.actor, work.desk, act));
  ensure(isLetterOpen(work.letter.stage), 'dispositions.letter-settled');
  if (!stateAfter(work.desk.state, act)) fail('dispositions.not-now', { state: work.desk.state });
  return post;
}

/** Writes the step; a desk that was settled gives the desk above it back, once nothing is open below that. */
export async function writeStep(
  ctx: TxContext,
  work: WorkedDesk,
  act: RecipientAct,
  reason?: string,
): Promise<void> {
  const { desk, desks, person, at } = work;
  const change = takeStep(desk, act, { at, by: person, reason });
  await changeDesk(ctx.tx, desk.id, change);
  if (!isSettled(change.state as RecipientRecord['state'])) return;
  const after = desks.map((one) =>
    one.id === desk.id ? { ...one, state: change.state as RecipientRecord['state'] } : one,
  );
  await resumeAbove(ctx, after, [desk], at);
  await waitAgain(ctx, work, after);
}

/**
 * A letter of which everything came back to its addressee, or was taken back, waits in that inbox again; where nobody
 * else has it either and no work was begun, it is as it was registered.
 */
async function waitAgain(
  ctx: TxContext,
  { letter, desk }: WorkedDesk,
  after: readonly RecipientRecord[],
): Promise<void> {
  if (desk.parent_id !== null) return;
  const given = after.filter((one) => one.parent_id === null && one.giver_post_id === desk.giver_post_id);
  if (given.some((one) => one.state !== 'returned' && one.state !== 'cancelled')) return;
  await unanswer(ctx.tx, letter.id, desk.giver_post_id as PostId);
  const nobodyHasIt = after.every((one) => one.state === 'returned' || one.state === 'cancelled');
  if (nobodyHasIt && letter.stage === 'disposed') await markStage(ctx.tx, letter.id, 'registered');
}

/** Starts the clocks of the desks above the settled ones, where nothing is open below them any more. */
export async function resumeAbove(
  ctx: TxContext,
  desks: readonly RecipientRecord[],
  settled: readonly RecipientRecord[],
  at: Date,
): Promise<void> {
  const above = new Set(settled.map((desk) => desk.parent_id).filter((id) => id !== null));
  for (const id of above) if (openBelow(desks, [id]).length === 0) await resumeDesk(ctx.tx, id, at);
}

/** Work has begun somewhere: the letter is in progress. */
export async function markWorkBegun(ctx: TxContext, { letter }: WorkedDesk): Promise<void> {
  if (letter.stage === 'registered' || letter.stage === 'disposed')
    await markStage(ctx.tx, letter.id, 'in-progress');
}

/** The ids that every event of a desk carries; `posts` is whom the sentence names. */
export function deskPayload(desk: RecipientRecord, posts: readonly string[]) {
  return {
    dispositionId: desk.disposition_id as DispositionId,
    recipientId: desk.id as RecipientId,
    postId: desk.post_id as PostId,
    giverPostId: desk.giver_post_id as PostId,
    posts: posts as PostId[],
  };
}

/** The desk as it stands now. */
export async function showDesk(ctx: TxContext, work: Pick<WorkedDesk, 'letter' | 'desk'>): Promise<DeskView> {
  const tree = await loadTree(ctx, work.letter.id);
  const desk = found(tree.desks.find((one) => one.id === work.desk.id));
  return presentDesk(tree, desk, { actor: ctx.actor, now: ctx.clock.now() });
}
