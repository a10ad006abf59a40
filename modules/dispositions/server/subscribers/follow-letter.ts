import type { PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import { subscriber } from '#core/events/subscriber.ts';
import {
  addresseesAdded,
  letterClosed,
  letterCorrected,
  letterRegistered,
  readersNamed,
  readersUnnamed,
} from '#modules/letters/contract/events.ts';
import { isConfidential, type LetterId } from '#modules/letters/contract/terms.ts';
import { letterForAction, nameReaders } from '#modules/letters/server/letters.api.ts';
import { dispositionClosed } from '../../contract/events.ts';
import type { DispositionId } from '../../contract/terms.ts';
import {
  addReaders,
  answerReports,
  closeDesks,
  closeDisposition,
  desksOfLetter,
  dispositionsOfLetter,
  setConfidential,
  setSearch,
  withdrawReaders,
} from '../dispositions.queries.ts';
import { isSettled } from '../rules/desk-steps.ts';

/** Who may read a confidential letter from the beginning may follow its dispositions. */
export const admitFirstReaders = subscriber(
  'dispositions.admit-first-readers',
  letterRegistered,
  async (ctx, { matterId, postId, payload }) => {
    if (!isConfidential(payload.securityClass)) return;
    const posts = [...payload.addressees, ...(postId ? [postId] : [])];
    await addReaders(ctx.tx, matterId as LetterId, posts);
  },
);

/** Readers that are named later may follow them too. */
export const admitReaders = subscriber(
  'dispositions.admit-readers',
  readersNamed,
  async (ctx, { matterId, payload }) => {
    await addReaders(ctx.tx, matterId as LetterId, payload.posts);
  },
);

/** Further addressees of a confidential letter follow them like the first. */
export const admitAddressees = subscriber(
  'dispositions.admit-addressees',
  addresseesAdded,
  async (ctx, { matterId, payload }) => {
    const letter = await letterForAction(ctx.tx, matterId as LetterId);
    if (letter && isConfidential(letter.securityClass)) await addReaders(ctx.tx, letter.id, payload.posts);
  },
);

/** Readers whose naming was withdrawn follow them no longer, unless they take part. */
export const dismissReaders = subscriber(
  'dispositions.dismiss-readers',
  readersUnnamed,
  async (ctx, { matterId, payload }) => {
    await withdrawReaders(ctx.tx, matterId as LetterId, payload.posts);
  },
);

/**
 * A corrected security class holds for the dispositions as well; those who had them keep them. Until this is delivered
 * the letter itself is hidden already, and with it everything that is shown by way of the letter.
 */
export const followClass = subscriber(
  'dispositions.follow-class',
  letterCorrected,
  async (ctx, { matterId }) => {
    const letter = await letterForAction(ctx.tx, matterId as LetterId, { lock: true });
    if (!letter) return;
    const desks = await desksOfLetter(ctx.tx, letter.id);
    const confidential = isConfidential(letter.securityClass);
    const posts = [...new Set(desks.flatMap((desk) => [desk.post_id, desk.giver_post_id]))] as PostId[];
    if (posts.length > 0) await nameReaders(ctx, letter.id, posts);
    if (desks.every((desk) => desk.confidential === confidential)) return;
    if (confidential) await addReaders(ctx.tx, letter.id, [...letter.addressees, ...posts]);
    await setConfidential(ctx.tx, letter.id, confidential);
  },
);

/** Dispositions are found by the corrected words of their letter. */
export const followWords = subscriber(
  'dispositions.follow-words',
  letterCorrected,
  async (ctx, { matterId }) => {
    const letter = await letterForAction(ctx.tx, matterId as LetterId);
    if (letter) await setSearch(ctx.tx, letter.id, letter.words);
  },
);

/** With the letter everything ends that is still open on it. */
export const closeWithLetter = subscriber(
  'dispositions.close-with-letter',
  letterClosed,
  async (ctx, { matterId, personId, payload, occurredAt }) => {
    const letter = await letterForAction(ctx.tx, matterId as LetterId, { lock: true });
    // It may have been taken up again before this was delivered.
    if (letter?.stage !== 'closed' || !personId) return;
    const open = (await desksOfLetter(ctx.tx, letter.id)).filter((desk) => !isSettled(desk.state));
    const ids = open.map((desk) => desk.id);
    await answerReports(ctx.tx, ids, { accepted_at: occurredAt, accepted_by: personId });
    await closeDesks(ctx.tx, ids, occurredAt, personId);
    for (const act of await dispositionsOfLetter(ctx.tx, letter.id)) {
      const own = open.filter((desk) => desk.disposition_id === act.id);
      if (own.length === 0) continue;
      await closeDisposition(ctx.tx, act.id, {
        closed_at: occurredAt,
        closed_by: personId,
        closed_note: payload.note,
      });
      await emit(ctx, dispositionClosed, {
        subject: act.id,
        matter: letter.id,
        payload: {
          dispositionId: act.id as DispositionId,
          posts: own.map((desk) => desk.post_id as PostId),
          note: null,
        },
      });
    }
  },
);
