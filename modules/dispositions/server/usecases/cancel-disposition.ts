import { ensure, found } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { withdrawReaders as withdrawLetterReaders } from '#modules/letters/server/letters.api.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import { dispositionCancelled } from '../../contract/events.ts';
import type { DeskView } from '../../contract/views.ts';
import { actingPost, takesPartElsewhere } from '../dispositions.policy.ts';
import { withdrawReaders } from '../dispositions.queries.ts';
import { isSettled } from '../rules/desk-steps.ts';
import { sayUnlessSecret } from '../say-unless-secret.ts';
import { authorizeStep, deskPayload, loadDesk, showDesk, type WorkedDesk, writeStep } from '../work-desk.ts';

/** The giver takes it back while the recipient has not read it. */
export async function cancelDisposition(
  ctx: TxContext,
  input: InputOf<typeof dispositions.cancel>,
): Promise<DeskView> {
  const work = await loadDesk(ctx, input.recipientId);
  found(actingPost(ctx.actor, work.desk, 'cancel'));
  ensure(work.desk.state === 'sent' || isSettled(work.desk.state), 'dispositions.already-read');
  const post = authorizeStep(ctx, work, 'cancel');
  await writeStep(ctx, work, 'cancel', input.reason);
  await withdrawReading(ctx, work);
  const payload = {
    ...deskPayload(work.desk, [work.desk.post_id]),
    reason: await sayUnlessSecret(ctx, work, input.reason ?? null),
  };
  await emit(ctx, dispositionCancelled, { subject: work.desk.id, matter: work.letter.id, post, payload });
  return showDesk(ctx, work);
}

/** Who got the letter by this disposition alone reads it and its dispositions no longer; what was unread stays unread. */
async function withdrawReading(ctx: TxContext, { letter, desk, desks }: WorkedDesk): Promise<void> {
  if (takesPartElsewhere(desk, desks)) return;
  const gone = await withdrawLetterReaders(ctx.tx, letter.id, [desk.post_id as PostId]);
  await withdrawReaders(ctx.tx, letter.id, gone);
}
