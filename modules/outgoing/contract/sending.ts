import { z } from 'zod';
import { AgencyId, PostId } from '#core/contract/ids.ts';
import { anyone, holding, operation, signedIn } from '#core/contract/operation.ts';
import { Instant, line } from '#core/contract/schemas.ts';
import { sendLetters } from './permissions.ts';
import { DeliveryId, DraftId } from './terms.ts';

/** A letter on its way to one recipient. */
export const DeliveryView = z.object({
  id: DeliveryId,
  channel: z.enum(['post', 'agency', 'mail', 'paper']),
  isCopy: z.boolean(),
  name: z.string(),
  postId: PostId.nullable(),
  toAgencyId: AgencyId.nullable(),
  address: z.string().nullable(),
  state: z.enum(['waiting', 'sent', 'delivered', 'read', 'failed']),
  sentAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  readAt: Instant.nullable(),
  failure: z.string().nullable(),
  /** What the receiving registry entered it as, or who took the paper. */
  receipt: z.string().nullable(),
});
export type DeliveryView = z.output<typeof DeliveryView>;

const receipt = { receiptCode: z.string().regex(/^[0-9A-Za-z]{16,32}$/) };

/** From the signed letter to its readers. */
export const sending = {
  send: operation({
    id: 'outgoing.send-letter',
    method: 'POST',
    path: '/api/outgoing/drafts/:draftId/sending',
    summary: 'Send a signed letter to its recipients and copies.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ draftId: DraftId }),
    output: z.array(DeliveryView),
    errors: ['outgoing.not-now'],
  }),
  deliveries: operation({
    id: 'outgoing.list-deliveries',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/deliveries',
    summary: 'Whom the letter went to, how, and whether it was read.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ draftId: DraftId }),
    output: z.array(DeliveryView),
  }),
  resend: operation({
    id: 'outgoing.resend-letter',
    method: 'POST',
    path: '/api/outgoing/deliveries/:deliveryId/repetition',
    summary: 'Try a delivery that failed again, to another mail address where one is given.',
    access: holding(sendLetters),
    input: z.strictObject({ deliveryId: DeliveryId, address: z.email().max(254).optional() }),
    output: DeliveryView,
    errors: ['outgoing.not-now'],
  }),
  handOver: operation({
    id: 'outgoing.hand-over',
    method: 'POST',
    path: '/api/outgoing/deliveries/:deliveryId/handing-over',
    summary: 'Record who took the printed letter (buku ekspedisi).',
    access: holding(sendLetters),
    input: z.strictObject({ deliveryId: DeliveryId, handedTo: line(200), at: Instant.optional() }),
    output: DeliveryView,
    errors: ['outgoing.not-now'],
  }),
  receive: operation({
    id: 'outgoing.receive-letter',
    method: 'GET',
    path: '/api/outgoing/received/:receiptCode',
    summary: 'What who holds the link of a mail may see of the letter that was sent to them.',
    access: anyone,
    input: z.strictObject(receipt),
    output: z.object({
      agency: z.string(),
      number: z.string(),
      letterDay: z.string(),
      subject: z.string().nullable(),
      name: z.string(),
      confirmedAt: Instant.nullable(),
      ended: z.enum(['withdrawn', 'replaced']).nullable(),
      verificationCode: z.string(),
    }),
  }),
  receivePdf: operation({
    id: 'outgoing.receive-pdf',
    method: 'GET',
    path: '/api/outgoing/received/:receiptCode/letter.pdf',
    summary: 'The letter itself, for who holds the link.',
    access: anyone,
    input: z.strictObject(receipt),
    output: z.unknown(),
    produces: 'application/pdf',
  }),
  confirm: operation({
    id: 'outgoing.confirm-receipt',
    method: 'POST',
    path: '/api/outgoing/received/:receiptCode/confirmation',
    summary: 'Who received the letter by mail confirms it.',
    access: anyone,
    input: z.strictObject(receipt),
    output: z.object({ confirmedAt: Instant }),
  }),
};
