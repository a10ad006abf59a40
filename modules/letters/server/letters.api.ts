import { ensure } from '#core/contract/errors.ts';
import type { PostId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { TxContext } from '#core/session/context.ts';
import type { LetterId, SecurityClass, Stage, Urgency } from '../contract/terms.ts';
import type { Destruction, LetterRow } from '../contract/views.ts';
import { destructionOf, presentRow } from './letters.present.ts';
import { addresseesOf, letterById, lettersByIds as rowsByIds } from './letters.queries.ts';
import {
  moveTo,
  markAnswered as writeAnswered,
  markUnanswered as writeUnanswered,
} from './letters.writes.ts';
import { loadLetter } from './load-letter.ts';
import { readableUnits } from './readable-units.ts';
import { giveReason, takeReason } from './readers.queries.ts';

/** What a module that works on letters needs to know of one. */
export interface LetterForAction {
  id: LetterId;
  unitId: UnitId;
  subject: string;
  securityClass: SecurityClass;
  urgency: Urgency;
  stage: Stage;
  deadline: string | null;
  /** What a list finds it by: sender, subject and numbers. */
  words: string;
  addressees: PostId[];
  /** Only its line in the register is left of it. */
  destroyed: Destruction | null;
}

/** A letter as the database shows it in this context; `lock` holds it until the transaction ends. */
export async function letterForAction(
  tx: Tx,
  id: LetterId,
  options: { lock?: boolean } = {},
): Promise<LetterForAction | undefined> {
  const [row, addressees] = await Promise.all([letterById(tx, id, options), addresseesOf(tx, id)]);
  if (!row) return undefined;
  return {
    id,
    unitId: row.unit_id as UnitId,
    subject: row.subject,
    securityClass: row.security_class,
    urgency: row.urgency,
    stage: row.stage,
    deadline: row.deadline,
    words: [row.sender, row.subject, row.letter_number, `${row.agenda_number}/${row.book_year}`].join('\n'),
    addressees: addressees.map((one) => one.post_id as PostId),
    destroyed: destructionOf(row),
  };
}

/** @throws letters.destroyed {on, report} */
export function ensureLetterKept({ destroyed }: Pick<LetterForAction, 'destroyed'>): void {
  ensure(destroyed === null, 'letters.destroyed', destroyed ?? {});
}

/** @throws core.not-found unless the actor may read the letter, letters.destroyed {on, report} */
export async function visibleLetter(ctx: TxContext, id: LetterId): Promise<void> {
  await loadLetter(ctx, id);
}

/** What an answer takes over from the letter that it answers. */
export interface LetterToAnswer {
  sender: string;
  subject: string;
  classificationCode: string | null;
  securityClass: SecurityClass;
  urgency: Urgency;
}

/** @throws core.not-found unless the actor may read the letter, core.step-up-required */
export async function letterToAnswer(ctx: TxContext, id: LetterId): Promise<LetterToAnswer> {
  const { row } = await loadLetter(ctx, id);
  return {
    sender: row.sender,
    subject: row.subject,
    classificationCode: row.classification_code,
    securityClass: row.security_class,
    urgency: row.urgency,
  };
}

/** Lines of letters that the actor may see; those that they may not are left out. */
export async function lettersByIds(
  ctx: TxContext,
  ids: readonly LetterId[],
): Promise<Map<LetterId, LetterRow>> {
  const rows = await rowsByIds(ctx.tx, ids, await readableUnits(ctx));
  return new Map(rows.map((row) => [row.id as LetterId, presentRow(row)]));
}

/** Moves an open letter on as its dispositions do, or back where they were all taken back. */
export async function markStage(
  tx: Tx,
  id: LetterId,
  stage: 'registered' | 'disposed' | 'in-progress',
): Promise<void> {
  await moveTo(tx, id, { stage, at: null, by: null, note: null });
}

/** Takes the letter out of the inbox of an addressee who has disposed it. */
export function markAnswered(tx: Tx, id: LetterId, postId: PostId, at: Date): Promise<void> {
  return writeAnswered(tx, id, [postId], at);
}

/** Puts the letter back into the inbox of an addressee to whom everything has come back; a settled letter stays as it is. */
export function unanswer(tx: Tx, id: LetterId, postId: PostId): Promise<void> {
  return writeUnanswered(tx, id, postId);
}

/** Lets posts read a letter of limited readership (T, R, SR) that a disposition gives them; a letter of class B is open to all. */
export async function nameReaders(ctx: TxContext, id: LetterId, posts: readonly PostId[]): Promise<void> {
  if (posts.length === 0) return;
  const letter = await letterById(ctx.tx, id);
  if (!letter || letter.security_class === 'B') return;
  await giveReason(ctx.tx, id, posts, 'disposition', { by: ctx.actor.personId, at: ctx.clock.now() });
}

/** Takes back what a disposition let posts read; tells the posts that have no other reason to read the letter. */
export function withdrawReaders(tx: Tx, id: LetterId, posts: readonly PostId[]): Promise<PostId[]> {
  return takeReason(tx, id, posts, 'disposition');
}

export { takeInDocument } from './channels/take-in-document.ts';
export { answerLetter } from './delivered/answer-letter.ts';
export { originKeysOf } from './delivered/delivered.queries.ts';
export { linkByOrigin } from './delivered/link-by-origin.ts';
export { registerDelivered } from './delivered/register-delivered.ts';
export { takeInDelivered } from './delivered/take-in-delivered.ts';
export { letterRecords } from './letter-records.ts';
export { destructionOf, presentPost } from './letters.present.ts';
export { readersOf as readersOfLetter } from './letters.queries.ts';
export { timelineEntries } from './timeline-entries.ts';
export { watchedLetters } from './watched-letters.ts';
