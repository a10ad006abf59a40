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
import { letterForAction } from '#modules/letters/server/letters.api.ts';
import { dispositionClosed } from '../../contract/events.ts';
import type { DispositionId } from '../../contract/terms.ts';
import {
  answerReports,
  closeDesks,
  closeDisposition,
  desksOfLetter,
  dispositionsOfLetter,
  setSearch,
} from '../dispositions.queries.ts';
import { isSettled } from '../rules/desk-steps.ts';
import { syncReaders } from '../sync-readers.ts';

/** Who may read a confidential letter from the beginning may follow its dispositions. */
export const admitFirstReaders = subscriber(
  'dispositions.admit-first-readers',
  letterRegistered,
  async (ctx, { matterId, payload }) => {
    if (isConfidential(payload.securityClass)) await syncReaders(ctx, matterId as LetterId);
  },
);

/** Readers that are named later may follow them too. */
export const admitReaders = subscriber('dispositions.admit-readers', readersNamed, (ctx, { matterId }) =>
  syncReaders(ctx, matterId as LetterId),
);

/** Further addressees of a confidential letter follow them like the first. */
export const admitAddressees = subscriber(
  'dispositions.admit-addressees',
  addresseesAdded,
  (ctx, { matterId }) => syncReaders(ctx, matterId as LetterId),
);

/** Readers whose naming was withdrawn follow them no longer, unless they take part. */
export const dismissReaders = subscriber(
  'dispositions.dismiss-readers',
  readersUnnamed,
  (ctx, { matterId }) => syncReaders(ctx, matterId as LetterId),
);

/**
 * A corrected security class holds for the dispositions as well; those who had them keep them. Until this is delivered
 * the letter itself is hidden already, and with it everything that is shown by way of the letter.
 */
export const followClass = subscriber('dispositions.follow-class', letterCorrected, (ctx, { matterId }) =>
  syncReaders(ctx, matterId as LetterId),
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
