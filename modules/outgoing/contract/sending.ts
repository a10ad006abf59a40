import { z } from 'zod';
import { AgencyId, PostId } from '#core/contract/ids.ts';
import { anyone, operation, signedIn } from '#core/contract/operation.ts';
import { Day, Instant, line } from '#core/contract/schemas.ts';
import { AmendedHow, DeliveryId, DraftId } from './terms.ts';

export const DeliveryChannel = z.enum(['post', 'agency', 'mail', 'paper']);
export type DeliveryChannel = z.output<typeof DeliveryChannel>;
export const DeliveryState = z.enum(['waiting', 'sent', 'delivered', 'read', 'failed']);
export type DeliveryState = z.output<typeof DeliveryState>;

/** A letter on its way to one recipient. */
export const DeliveryView = z.object({
  id: DeliveryId,
  channel: DeliveryChannel,
  isCopy: z.boolean(),
  /** Of SR and R: the number of the copy, electronic or on paper. */
  copyNumber: z.int().nullable(),
  name: z.string(),
  /** The list that hides it from the other recipients. */
  behind: z.string().nullable(),
  postId: PostId.nullable(),
  toAgencyId: AgencyId.nullable(),
  address: z.string().nullable(),
  state: DeliveryState,
  sentAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  readAt: Instant.nullable(),
  /** The code of what went wrong. */
  failure: z.string().nullable(),
  /** What the receiving registry entered it as, or who took the paper. */
  receipt: z.string().nullable(),
  can: z.object({
    /** Try it again, by mail to another address too. */
    resend: z.boolean(),
    /** Record who took it on paper. */
    handOver: z.boolean(),
    /** Print it: the letter, of SR and R a numbered copy. */
    print: z.boolean(),
  }),
});
export type DeliveryView = z.output<typeof DeliveryView>;

const delivery = { deliveryId: DeliveryId };
const receipt = { receiptCode: z.string().regex(/^[0-9A-Z]{16,32}$/) };
const publicErrors = ['core.too-many-requests'];

/** What who holds the link of a mail may know of the letter. */
export const ReceivedView = z.object({
  agency: z.string(),
  zone: z.string(),
  number: z.string(),
  letterDay: Day,
  kind: z.string(),
  subject: z.string(),
  /** To whom it was sent. */
  name: z.string(),
  isCopy: z.boolean(),
  confirmedAt: Instant.nullable(),
  ended: AmendedHow.nullable(),
  verificationCode: z.string(),
});
export type ReceivedView = z.output<typeof ReceivedView>;

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
    errors: ['outgoing.not-now', 'outgoing.amends-other-issuer'],
  }),
  channels: operation({
    id: 'outgoing.show-channels',
    method: 'GET',
    path: '/api/outgoing/channels',
    summary:
      'Whether letters leave this installation by mail; on paper and to posts and agencies here they always do.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({ mail: z.boolean() }),
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
    summary: 'Try a delivery that failed again; a mail that nobody confirmed also to another address.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...delivery, address: z.email().max(254).optional() }),
    output: DeliveryView,
    errors: ['outgoing.not-now', 'outgoing.confidential-by-mail'],
  }),
  handOver: operation({
    id: 'outgoing.hand-over',
    method: 'POST',
    path: '/api/outgoing/deliveries/:deliveryId/handing-over',
    summary: 'Its writer, or who sends for the unit, records who took the printed letter (buku ekspedisi).',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...delivery, handedTo: line(200), at: Instant.optional() }),
    output: DeliveryView,
    errors: ['outgoing.not-now', 'outgoing.handed-over-later', 'outgoing.handed-over-before'],
  }),
  printCopy: operation({
    id: 'outgoing.print-copy',
    method: 'GET',
    path: '/api/outgoing/deliveries/:deliveryId/copy.pdf',
    summary: 'The letter as it is printed for one recipient; of SR and R as a numbered copy.',
    access: signedIn,
    stepUp: 'confidential',
    costs: 'print',
    input: z.strictObject(delivery),
    output: z.unknown(),
    produces: 'application/pdf',
  }),
  receive: operation({
    id: 'outgoing.receive-letter',
    method: 'GET',
    path: '/api/outgoing/received/:receiptCode',
    summary: 'What who holds the link of a mail may see of the letter that was sent to them.',
    access: anyone,
    input: z.strictObject(receipt),
    output: ReceivedView,
    errors: publicErrors,
  }),
  receivePdf: operation({
    id: 'outgoing.receive-pdf',
    method: 'GET',
    path: '/api/outgoing/received/:receiptCode/letter.pdf',
    summary: 'The letter itself, for who holds the link.',
    access: anyone,
    costs: 'print',
    input: z.strictObject(receipt),
    output: z.unknown(),
    produces: 'application/pdf',
    errors: publicErrors,
  }),
  confirm: operation({
    id: 'outgoing.confirm-receipt',
    method: 'POST',
    path: '/api/outgoing/received/:receiptCode/confirmation',
    summary: 'Who received the letter by mail confirms it.',
    access: anyone,
    input: z.strictObject(receipt),
    output: z.object({ confirmedAt: Instant }),
    errors: publicErrors,
  }),
};
