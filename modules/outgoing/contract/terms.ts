import { z } from 'zod';
import { idOf } from '#core/contract/ids.ts';

export const DraftId = idOf('Draft');
export type DraftId = z.output<typeof DraftId>;
export const DelegationId = idOf('Delegation');
export type DelegationId = z.output<typeof DelegationId>;
export const NumberBookId = idOf('NumberBook');
export type NumberBookId = z.output<typeof NumberBookId>;

/** A4 210 × 297 mm (ISO 216) or F4 215 × 330 mm, the folio of Indonesian offices. */
export const papers = ['a4', 'f4'] as const;
export const Paper = z.enum(papers);
export type Paper = z.output<typeof Paper>;

/**
 * Mandates are passed on in writing: atas nama (one level down) and untuk beliau (the second level). Acting officials
 * (Plt., Plh., Pj., Pjs.) are holders of the post itself, which the organization keeps.
 */
export const mandateKinds = ['an', 'ub'] as const;
export const MandateKind = z.enum(mandateKinds);
export type MandateKind = z.output<typeof MandateKind>;

/** Where a draft stands on its way to its readers. */
export const draftStages = [
  'draft',
  'review',
  'ready',
  'numbered',
  'signing',
  'signed',
  'sent',
  'cancelled',
] as const;
export const DraftStage = z.enum(draftStages);
export type DraftStage = z.output<typeof DraftStage>;

/** How a letter of its own treats an earlier one: ralat, or pencabutan. */
export const AmendsHow = z.enum(['corrects', 'withdraws']);
export type AmendsHow = z.output<typeof AmendsHow>;
/** What became of the earlier letter by it. */
export const AmendedHow = z.enum(['withdrawn', 'replaced']);
export type AmendedHow = z.output<typeof AmendedHow>;

/**
 * Why a letter has no time stamp, or not what authorities say of revocations. The clock, or an authority: it is silent, or
 * not believed. The letter: a stamp is not wished for any
 * more, or would come too late for a certificate that expired or was revoked, or its signature is broken. The house: its
 * file is not the one that was signed, or a fault of the program, which the log tells.
 */
export const StampReason = z.enum([
  'clock-silent',
  'stamp-not-believed',
  'revocation-silent',
  'revocation-not-believed',
  'not-wished',
  'signer-expired',
  'signer-revoked',
  'clock-revoked',
  'signature-broken',
  'file-differs',
  'fault',
]);
export type StampReason = z.output<typeof StampReason>;
/** Nothing that is done later mends these. */
export const finalStampReasons: ReadonlySet<StampReason> = new Set([
  'signer-expired',
  'signer-revoked',
  'clock-revoked',
  'signature-broken',
]);

export const StepId = idOf('Step');
export type StepId = z.output<typeof StepId>;
export const StepState = z.enum(['waiting', 'open', 'approved', 'edited', 'returned', 'signed', 'skipped']);
export type StepState = z.output<typeof StepState>;

/** The boxes in which letters are looked for: own drafts, what waits for an act of the reader, and what went out. */
export const DraftBox = z.enum(['mine', 'initial', 'sign', 'send', 'sent', 'unit']);
export type DraftBox = z.output<typeof DraftBox>;

export const SigningId = idOf('Signing');
export type SigningId = z.output<typeof SigningId>;
export const DeliveryId = idOf('Delivery');
export type DeliveryId = z.output<typeof DeliveryId>;
export const NumberId = idOf('Number');
export type NumberId = z.output<typeof NumberId>;
