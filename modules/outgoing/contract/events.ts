import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PostId } from '#core/contract/ids.ts';
import { SecurityClass, Urgency } from '#modules/letters/contract/terms.ts';
import { AmendsHow, DeliveryId, DraftId, NumberId, StampReason, StepId } from './terms.ts';

/**
 * The subject and the matter of every event is the letter. Payloads carry numbers, classes and ids; subjects, names and
 * notes stay behind the rights of the letter. `posts` are the posts that the sentence names and that are told.
 */
/**
 * SHA-256 of the file that this event issues, lower-case hex: its leaf in the log proves that file. Of what came in,
 * and of a paper that lacks signatures, nothing may say it.
 */
const issued = { pdfSha256: z.string().regex(/^[0-9a-f]{64}$/) };
const base = z.object({ securityClass: SecurityClass, posts: z.array(PostId) });
const step = base.extend({ stepId: StepId, round: z.int(), version: z.int() });

export const draftBegun = event({
  type: 'draft.begun',
  version: 1,
  payload: base.extend({ kindCode: z.string(), urgency: Urgency }),
});
export const draftChanged = event({
  type: 'draft.changed',
  version: 1,
  payload: base.extend({ fields: z.array(z.string()) }),
});
/** `posts` are those that write along from now on, and those that do no longer. */
export const coWritersNamed = event({ type: 'draft.co-writers-named', version: 1, payload: base });
export const coWritersTakenOff = event({ type: 'draft.co-writers-taken-off', version: 1, payload: base });
export const versionKept = event({
  type: 'draft.version-kept',
  version: 1,
  payload: base.extend({ number: z.int() }),
});
/** `posts` are those whose step opened; `ready` where nobody is to initial it, and who signs is told by `draft.ready`. */
export const draftSubmitted = event({
  type: 'draft.submitted',
  version: 1,
  payload: base.extend({ round: z.int(), version: z.int(), ready: z.boolean() }),
});
export const draftTakenBack = event({ type: 'draft.taken-back', version: 1, payload: base });
export const stepApproved = event({ type: 'step.approved', version: 1, payload: step });
export const stepEdited = event({ type: 'step.edited', version: 1, payload: step });
/** An initial that nobody acted upon; `posts` are those whose turn it is no more. */
export const stepTakenBack = event({ type: 'step.taken-back', version: 1, payload: base });
/** `posts` are those to whom it goes back. */
export const stepReturned = event({
  type: 'step.returned',
  version: 1,
  payload: step.extend({ to: z.int() }),
});
/** The first signature is due: told to the post that signs. */
export const draftReady = event({ type: 'draft.ready', version: 1, payload: base });
export const draftCancelled = event({ type: 'draft.cancelled', version: 1, payload: base });
/** It was signed in part, and will never be completed; `posts` are its writer and signers, but for who ended it. */
export const draftBrokenOff = event({ type: 'draft.broken-off', version: 1, payload: base });
export const numberReserved = event({
  type: 'number.reserved',
  version: 1,
  payload: base.extend({ numberId: NumberId }),
});
export const numberVoided = event({
  type: 'number.voided',
  version: 1,
  payload: z.object({ numberId: NumberId, draftId: DraftId.nullable() }),
});
export const numbersKeptBack = event({
  type: 'number.kept-back',
  version: 1,
  payload: z.object({ count: z.int(), first: z.int(), last: z.int() }),
});
/** One signature of a letter; `complete` with the last that it needed. */
export const letterSigned = event({
  type: 'outgoing.signed',
  version: 1,
  payload: base.extend({
    ...{ stepId: StepId, certified: z.boolean(), complete: z.boolean() },
    pdfSha256: issued.pdfSha256.optional(),
  }),
});
/** The time stamp that nobody gave at the signature; the letter has a further edition. */
export const timeStampAdded = event({
  type: 'outgoing.time-stamped',
  version: 1,
  payload: base.extend({ level: z.enum(['B-T', 'B-LT', 'B-LTA']), ...issued }),
});
/** What authorities say of revocations was added to its newest edition. */
export const proofAdded = event({
  type: 'outgoing.proof-added',
  version: 1,
  payload: base.extend({ level: z.enum(['B-T', 'B-LT', 'B-LTA']), ...issued }),
});
/** An authority says that the certificate of a signer was revoked before; `posts` are its writer and who signed it. */
export const signerFoundRevoked = event({
  type: 'outgoing.signer-found-revoked',
  version: 1,
  payload: base,
});
/** `posts` are its writer and who signed it. */
export const stampGivenUp = event({
  type: 'outgoing.stamp-given-up',
  version: 1,
  payload: base.extend({ reason: StampReason }),
});
/** Somebody had one that was given up asked for again. */
export const stampAskedAgain = event({ type: 'outgoing.stamp-asked-again', version: 1, payload: base });
export const letterSent = event({
  type: 'outgoing.sent',
  version: 1,
  payload: base.extend({ deliveries: z.int(), ...issued }),
});
const delivery = base.extend({ deliveryId: DeliveryId });
export const deliveryArrived = event({ type: 'delivery.arrived', version: 1, payload: delivery });
export const deliveryRead = event({ type: 'delivery.read', version: 1, payload: delivery });
export const deliveryFailed = event({
  type: 'delivery.failed',
  version: 1,
  payload: delivery.extend({ code: z.string() }),
});
/** Of SR and R: who printed which numbered copy. */
export const copyPrinted = event({
  type: 'delivery.printed',
  version: 1,
  payload: delivery.extend({ copy: z.int() }),
});
export const deliveryHandedOver = event({ type: 'delivery.handed-over', version: 1, payload: delivery });
/** A later letter of its own corrects or withdraws this one. */
export const letterAmended = event({
  type: 'outgoing.amended',
  version: 1,
  payload: base.extend({ by: DraftId, how: AmendsHow, ...issued }),
});

/** A disposal list of the archive destroyed it: the line of the register stays, and nothing else. */
export const sentForgotten = event({
  type: 'outgoing.forgotten',
  version: 1,
  payload: z.object({ report: z.string() }),
});

export const outgoingEvents = [
  draftBegun,
  draftChanged,
  coWritersNamed,
  coWritersTakenOff,
  versionKept,
  draftSubmitted,
  draftTakenBack,
  stepApproved,
  stepEdited,
  stepTakenBack,
  stepReturned,
  draftReady,
  draftCancelled,
  draftBrokenOff,
  numberReserved,
  numberVoided,
  numbersKeptBack,
  letterSigned,
  timeStampAdded,
  proofAdded,
  signerFoundRevoked,
  stampGivenUp,
  stampAskedAgain,
  letterSent,
  deliveryArrived,
  deliveryRead,
  deliveryFailed,
  copyPrinted,
  deliveryHandedOver,
  letterAmended,
  sentForgotten,
];
