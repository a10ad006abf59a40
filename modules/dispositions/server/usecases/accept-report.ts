import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import { dispositionAccepted } from '../../contract/events.ts';
import type { DeskView } from '../../contract/views.ts';
import { answerReports, closeDesks } from '../dispositions.queries.ts';
import { openBelow } from '../rules/tree.ts';
import { authorizeStep, deskPayload, loadDesk, showDesk, writeStep } from '../work-desk.ts';

/** The giver accepts the report: the desk is done, and nothing below it is awaited any more. */
export async function acceptReport(
  ctx: TxContext,
  input: InputOf<typeof dispositions.accept>,
): Promise<DeskView> {
  const work = await loadDesk(ctx, input.recipientId);
  const post = authorizeStep(ctx, work, 'accept');
  const { person, at } = work;
  await answerReports(ctx.tx, [work.desk.id], { accepted_at: at, accepted_by: person });
  const below = openBelow(work.desks, [work.desk.id]).map((desk) => desk.id);
  await closeDesks(ctx.tx, below, at, person);
  await writeStep(ctx, work, 'accept');
  const payload = deskPayload(work.desk, [work.desk.post_id]);
  await emit(ctx, dispositionAccepted, { subject: work.desk.id, matter: work.letter.id, post, payload });
  return showDesk(ctx, work);
}
