import { ensure, found } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { letterForAction } from '#modules/letters/server/letters.api.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import { dispositionClosed } from '../../contract/events.ts';
import type { DispositionView } from '../../contract/views.ts';
import { isLetterOpen } from '../dispositions.policy.ts';
import {
  answerReports,
  closeDesks,
  desksOfLetter,
  dispositionsOfLetter,
  letterOfDisposition,
  closeDisposition as writeClosing,
} from '../dispositions.queries.ts';
import { showDisposition } from '../give.ts';
import { isSettled } from '../rules/desk-steps.ts';
import { openBelow } from '../rules/tree.ts';
import { resumeAbove } from '../work-desk.ts';

/** The giver ends an act: every desk of it and below it that is open is done, and a waiting report counts as accepted. */
export async function closeDisposition(
  ctx: TxContext,
  input: InputOf<typeof dispositions.close>,
): Promise<DispositionView> {
  const { tx } = ctx;
  const letterId = found(await letterOfDisposition(tx, input.dispositionId));
  const letter = found(await letterForAction(tx, letterId, { lock: true }));
  const act = found((await dispositionsOfLetter(tx, letterId)).find((one) => one.id === input.dispositionId));
  const post = found(postOf(ctx.actor, act.from_post_id));
  const desks = await desksOfLetter(tx, letterId);
  const own = desks.filter((desk) => desk.disposition_id === act.id);
  const open = own.filter((desk) => !isSettled(desk.state));
  ensure(isLetterOpen(letter.stage) && open.length > 0, 'dispositions.not-now');

  const at = ctx.clock.now();
  const by = found(ctx.actor.personId);
  const ending = [
    ...open,
    ...openBelow(
      desks,
      own.map((desk) => desk.id),
    ),
  ];
  const ids = ending.map((desk) => desk.id);
  await answerReports(tx, ids, { accepted_at: at, accepted_by: by });
  await closeDesks(tx, ids, at, by);
  await writeClosing(tx, act.id, { closed_at: at, closed_by: by, closed_note: input.note || null });
  const after = desks.map((desk) => (ids.includes(desk.id) ? { ...desk, state: 'done' as const } : desk));
  await resumeAbove(ctx, after, own, at);
  await emit(ctx, dispositionClosed, {
    subject: act.id,
    matter: letterId,
    post: post.id,
    payload: {
      dispositionId: input.dispositionId,
      posts: [...new Set(open.map((desk) => desk.post_id as PostId))],
      note: act.secret ? null : input.note || null,
    },
  });
  return showDisposition(ctx, letterId, input.dispositionId);
}
