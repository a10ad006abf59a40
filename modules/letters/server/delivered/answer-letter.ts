import type { PersonId, PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { letterAnswered, letterAnsweredApart, letterClosed } from '../../contract/events.ts';
import type { LetterId } from '../../contract/terms.ts';
import { isSettled, tellable } from '../letters.policy.ts';
import { addresseesOf, letterById } from '../letters.queries.ts';
import { markAnswered, moveTo } from '../letters.writes.ts';

/** The letter that went out as an answer, and who stands for it. */
export interface Answer {
  /** Null where whoever reads the letter may not know of the answer more than that there is one. */
  number: string | null;
  by: PersonId;
  postId: PostId;
  /** The posts that took part in it: where it waits with one of them, it waits no longer. */
  posts: readonly PostId[];
  /** Whether somebody still works on a disposition of the letter. */
  openDesks: boolean;
}

/**
 * Tells that the answer to a letter went out. The letter is closed unless it waits with another addressee or on a desk;
 * then it stays as it is, with the answer in its timeline. Held since before; true when it was closed.
 */
export async function answerLetter(ctx: TxContext, id: LetterId, answer: Answer): Promise<boolean> {
  const { tx } = ctx;
  const row = await letterById(tx, id, { lock: true });
  if (!row) return false;
  const open = !isSettled(row);
  const now = ctx.clock.now();
  if (open) await markAnswered(tx, id, answer.posts, now);
  const waiting = (await addresseesOf(tx, id)).some((one) => one.answered_at === null);
  const closed = open && !waiting && !answer.openDesks;
  const told = { subject: id, post: answer.postId };
  await (answer.number === null
    ? emit(ctx, letterAnsweredApart, { ...told, payload: { closed } })
    : emit(ctx, letterAnswered, { ...told, payload: { number: answer.number, closed } }));
  if (!closed) {
    if (open && row.stage === 'registered')
      await moveTo(tx, id, { stage: 'in-progress', at: null, by: null, note: null });
    return false;
  }
  const note = answer.number
    ? ctx.locales.text('id', 'letters.answered.note', { number: answer.number })
    : ctx.locales.text('id', 'letters.answered.note-closed');
  await moveTo(tx, id, { stage: 'closed', at: now, by: answer.by, note });
  await emit(ctx, letterClosed, {
    subject: id,
    post: answer.postId,
    payload: { note: tellable({ securityClass: row.security_class }, note) },
  });
  return true;
}
