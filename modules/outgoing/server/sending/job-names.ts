import { z } from 'zod';
import { AgencyId } from '#core/contract/ids.ts';
import { Instant } from '#core/contract/schemas.ts';
import { DeliveryId, DraftId } from '../../contract/terms.ts';

/**
 * The work that follows the sending of a letter, by name and payload: ids, digests and what became of it. Every fact of a
 * letter, and every link that opens one, is looked up where it lies.
 */

const letter = z.object({ draftId: DraftId });
const delivery = z.object({ deliveryId: DeliveryId });

/** Registers a letter for the posts of the agency that it goes to. */
export const deliverInsideJob = { name: 'outgoing.deliver-inside', payload: letter } as const;

/** Notes at an earlier letter that this one corrects or withdraws it, and sends it to whoever received that. */
export const endAmendedJob = { name: 'outgoing.end-amended', payload: letter } as const;

/** Tells the letter and the desk that this one answers. */
export const tellAnsweredJob = { name: 'outgoing.tell-answered', payload: letter } as const;

/** Seals a letter for another agency of the installation and hands it over. */
export const offerToAgencyJob = { name: 'outgoing.offer-to-agency', payload: delivery } as const;

/**
 * In the agency that receives: takes in what was sealed for it. All that the sender says lies in the envelope, an object
 * that this agency alone can open.
 */
export const takeInFromAgencyJob = {
  name: 'outgoing.take-in-from-agency',
  payload: delivery.extend({ from: AgencyId, envelope: z.string().regex(/^[0-9a-f]{64}$/) }),
} as const;

/** In the agency that sent: what became of a delivery. */
export const recordArrivalJob = {
  name: 'outgoing.record-arrival',
  payload: delivery.extend({
    at: Instant,
    became: z.discriminatedUnion('what', [
      z.object({ what: z.literal('registered'), receipt: z.string() }),
      z.object({ what: z.literal('opened') }),
      /** It waits in the registry there; tells of a last try that was already given up. */
      z.object({ what: z.literal('taken-in') }),
      z.object({ what: z.literal('failed'), code: z.string() }),
    ]),
  }),
} as const;

/** In the agency that receives: a letter of the sender amends one that it sent before. */
export const linkArrivalsJob = {
  name: 'outgoing.link-arrivals',
  payload: z.object({
    from: AgencyId,
    laterDeliveryId: DeliveryId,
    earlierDeliveryId: DeliveryId,
    kind: z.enum(['amends', 'cancels']),
  }),
} as const;

/** Sends the link that the delivery has now. Tried for four days, as mail servers do. */
export const mailLetterJob = {
  name: 'outgoing.mail-letter',
  payload: delivery,
  maxAttempts: 25,
} as const;

/** The last try to reach a recipient is over: a delivery that still waits has failed. */
export const giveUpDeliveryJob = { name: 'outgoing.give-up-delivery', payload: delivery } as const;
