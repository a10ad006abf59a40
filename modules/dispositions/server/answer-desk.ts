import { newId, type PersonId, type PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { letterForAction } from '#modules/letters/server/letters.api.ts';
import { postPlaces } from '#modules/organization/server/organization.api.ts';
import { dispositionAccepted, dispositionReported } from '../contract/events.ts';
import type { RecipientId } from '../contract/terms.ts';
import { isLetterOpen } from './dispositions.policy.ts';
import {
  addReport,
  answerReports,
  closeDesks,
  desksOfLetter,
  type RecipientRecord,
} from './dispositions.queries.ts';
import { isSettled, stateAfter } from './rules/desk-steps.ts';
import { openBelow } from './rules/tree.ts';
import { deskPayload, markWorkBegun, type WorkedDesk, writeStep } from './work-desk.ts';

/** The letter that went out as an answer, and who stands for it. */
export interface DeskAnswer {
  deskId: RecipientId | null;
  text: string;
  /** The answer itself; null where whoever reads the report may not know it. */
  fileId: string | null;
  by: PersonId;
  /** The posts that wrote, initialled or signed it: it is their report too, and accepted where they gave the desk. */
  posts: readonly PostId[];
}

/**
 * The answer that went out is the report of the desk that it answers. It is accepted with it where the post of the desk, or
 * one above, stands behind the answer; what others of the unit wrote alone waits for who gave the desk, as any report does.
 * Desks above are reported in the same way as long as their post took part in the answer and nothing else is open below
 * them. What is settled already stays as it is. True where a desk of the letter is open after that.
 */
export async function answerDesk(ctx: TxContext, letterId: LetterId, answer: DeskAnswer): Promise<boolean> {
  const { tx } = ctx;
  const letter = await letterForAction(tx, letterId, { lock: true });
  if (!letter) return false;
  let desks = await desksOfLetter(tx, letterId);
  let desk = desks.find((one) => one.id === answer.deskId);
  while (desk && isLetterOpen(letter.stage)) {
    const work: WorkedDesk = { letter, desk, desks, person: answer.by, at: ctx.clock.now() };
    if (isSettled(desk.state) || !(await report(ctx, work, answer))) break;
    if (!(await standsBehind(tx, desk, answer.posts))) break;
    await accept(ctx, work);
    desks = await desksOfLetter(tx, letterId);
    desk = above(desk, desks, answer.posts);
  }
  return desks.some((one) => !isSettled(one.state));
}

/** The desk that gave this one, where its post took part in the answer and waits for nobody else. */
function above(
  desk: RecipientRecord,
  desks: readonly RecipientRecord[],
  posts: readonly PostId[],
): RecipientRecord | undefined {
  const giver = desks.find((one) => one.id === desk.parent_id);
  if (!giver || !posts.includes(giver.post_id as PostId)) return undefined;
  return openBelow(desks, [giver.id]).length === 0 ? giver : undefined;
}

/** True where one of the posts is that of the desk, the one that gave it, or any above them. */
async function standsBehind(tx: Tx, desk: RecipientRecord, posts: readonly PostId[]): Promise<boolean> {
  const places = await postPlaces(tx, [desk.post_id, desk.giver_post_id] as PostId[]);
  const entitled = [...places.values()].flatMap(({ postPath }) => postPath);
  return posts.some((post) => entitled.includes(post));
}

/** False where the desk is at a step that knows no report. */
async function report(ctx: TxContext, work: WorkedDesk, answer: DeskAnswer): Promise<boolean> {
  const { desk, letter, person, at } = work;
  if (desk.state === 'reported') return true;
  if (!stateAfter(desk.state, 'report')) return false;
  await addReport(
    ctx.tx,
    {
      agency_id: ctx.actor.agencyId,
      id: newId(),
      recipient_id: desk.id,
      letter_id: letter.id,
      confidential: desk.confidential,
      text: answer.text,
      reported_at: at,
      reported_by: person,
    },
    answer.fileId === null ? [] : [answer.fileId],
  );
  await writeStep(ctx, work, 'report');
  await markWorkBegun(ctx, work);
  const payload = { ...deskPayload(desk, [desk.giver_post_id]), files: answer.fileId === null ? 0 : 1 };
  await emit(ctx, dispositionReported, {
    subject: desk.id,
    matter: letter.id,
    post: desk.post_id,
    payload,
  });
  return true;
}

async function accept(ctx: TxContext, work: WorkedDesk): Promise<void> {
  const { desk, letter, person, at } = work;
  const reported = { ...work, desk: { ...desk, state: 'reported' as const, desk_since: null } };
  await answerReports(ctx.tx, [desk.id], { accepted_at: at, accepted_by: person });
  const below = openBelow(work.desks, [desk.id]).map((one) => one.id);
  await closeDesks(ctx.tx, below, at, person);
  await writeStep(ctx, reported, 'accept');
  const payload = deskPayload(desk, [desk.post_id]);
  await emit(ctx, dispositionAccepted, {
    subject: desk.id,
    matter: letter.id,
    post: desk.giver_post_id,
    payload,
  });
}
