import type { PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import { subscriber } from '#core/events/subscriber.ts';
import { enqueue } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { intakeDiscarded, letterOpened, letterRegistered } from '#modules/letters/contract/events.ts';
import type { IntakeId, LetterId } from '#modules/letters/contract/terms.ts';
import { originKeysOf } from '#modules/letters/server/letters.api.ts';
import { deliveryRead } from '../../contract/events.ts';
import type { DeliveryId, DraftId } from '../../contract/terms.ts';
import { deliveriesOfIncoming, signedLetter } from '../sending/deliveries.queries.ts';
import { changeDeliveries } from '../sending/deliveries.writes.ts';
import { recordArrivalJob } from '../sending/job-names.ts';
import { readOriginKey } from '../sending/origin-key.ts';

type Became = (typeof recordArrivalJob.payload)['_input']['became'];

/** Tells the agencies that sent these pieces of mail what became of them, by a job of theirs. */
async function tellSenders(
  { tx }: TxContext,
  of: Parameters<typeof originKeysOf>[1],
  at: Date,
  became: Became,
): Promise<void> {
  for (const key of await originKeysOf(tx, of)) {
    const origin = readOriginKey(key);
    if (!origin) continue;
    const { from, deliveryId } = origin;
    await enqueue(tx, from, recordArrivalJob, { deliveryId, at: at.toISOString(), became });
  }
}

/** Mail of another agency was registered here: the sender learns the number. */
export const reportRegistration = subscriber(
  'outgoing.report-registration',
  letterRegistered,
  async (ctx, { payload, occurredAt }) => {
    if (!payload.intakeId) return;
    const receipt = `${payload.agendaNumber}/${payload.year}`;
    await tellSenders(ctx, { intakeId: payload.intakeId }, occurredAt, { what: 'registered', receipt });
  },
);

/** Mail of another agency was set aside here: the sender learns that nobody will read it. */
export const reportDiscarding = subscriber(
  'outgoing.report-discarding',
  intakeDiscarded,
  (ctx, { subjectId, occurredAt }) =>
    tellSenders(ctx, { intakeId: subjectId as IntakeId }, occurredAt, {
      what: 'failed',
      code: 'outgoing.delivery-discarded',
    }),
);

/** An addressee opened a letter: where it was sent from a desk here, or by another agency, that is a receipt. */
export const reportOpening = subscriber(
  'outgoing.report-opening',
  letterOpened,
  async (ctx, { matterId, postId, occurredAt }) => {
    const letterId = matterId as LetterId;
    const own = await deliveriesOfIncoming(ctx.tx, letterId);
    for (const row of own) {
      if (row.post_id !== postId || row.read_at || !row.sent_at) continue;
      const at = occurredAt < row.sent_at ? row.sent_at : occurredAt;
      changeDeliveries(ctx.tx, [row.id as DeliveryId], { read_at: at });
      const letter = await signedLetter(ctx.tx, row.letter_id as DraftId);
      if (!letter) continue;
      await emit(ctx, deliveryRead, {
        subject: row.letter_id,
        payload: {
          securityClass: letter.security_class,
          posts: [postId as PostId],
          deliveryId: row.id as DeliveryId,
        },
      });
    }
    if (own.length === 0) await tellSenders(ctx, { letterId }, occurredAt, { what: 'opened' });
  },
);
