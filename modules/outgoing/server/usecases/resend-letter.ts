import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { enqueue } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { refusedByMail } from '../../contract/refused-by-mail.ts';
import type { DeliveryView, sending } from '../../contract/sending.ts';
import { mayDeliver } from '../sending/deliveries.policy.ts';
import { changeDeliveries, notFailed } from '../sending/deliveries.writes.ts';
import { deliverInsideJob, mailLetterJob, offerToAgencyJob } from '../sending/job-names.ts';
import { loadDelivery, showDelivery } from '../sending/load-delivery.ts';
import { newReceiptCode } from '../unguessable-code.ts';

/** Tries a delivery again. A mail gets a new link: whoever has the old one, at a wrong address, opens nothing with it any more. */
export async function resendLetter(
  ctx: TxContext,
  input: InputOf<typeof sending.resend>,
): Promise<DeliveryView> {
  const { tx, actor } = ctx;
  const delivery = await loadDelivery(ctx, input.deliveryId, { lock: true });
  const { row, draft, can } = delivery;
  const { deliveryId } = input;
  const { rights } = draft;
  ensure(mayDeliver(actor, rights), 'core.not-found');
  ensure(!refusedByMail(row.channel, rights.securityClass), 'outgoing.confidential-by-mail');
  ensure(can.resend && (row.channel === 'mail' || !input.address), 'outgoing.not-now');
  const again = { ...notFailed, sent_at: null, delivered_at: null };
  if (row.channel === 'mail') {
    const receiptCode = newReceiptCode();
    const address = input.address ?? row.mail_address;
    changeDeliveries(tx, [deliveryId], { ...again, mail_address: address, receipt_code: receiptCode });
    await enqueue(tx, actor.agencyId, mailLetterJob, { deliveryId });
  } else {
    changeDeliveries(tx, [deliveryId], again);
    if (row.channel === 'agency') await enqueue(tx, actor.agencyId, offerToAgencyJob, { deliveryId });
    else await enqueue(tx, actor.agencyId, deliverInsideJob, { draftId: draft.id });
  }
  return showDelivery(ctx, delivery);
}
