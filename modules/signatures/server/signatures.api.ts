// What other modules may ask of this one: signing letters, and judging files.
export { DerFault } from './asn1/der.ts';
export { checkedTimeStamp, StampRefused, timeStampRequest } from './cms/time-stamp.ts';
export { countPages } from './pdf/count-pages.ts';
export { openPdf } from './pdf/open-pdf.ts';
export { withReservedFields } from './pdf/signature-form.ts';
export { signaturePlaces } from './pdf/signature-places.ts';
export type { SigningSecret } from './providers/signature-provider.ts';
export { ensureCertificateStands } from './runs/ensure-certificate-stands.ts';
export { isStampBelieved } from './runs/is-stamp-believed.ts';
export { openSigningRun } from './runs/open-signing-run.ts';
export {
  type RaisedLevel,
  raisedLevel,
  type StampHindrance,
  type StampRefusal,
  stampRefusal,
} from './runs/raised-level.ts';
export { type SignerState, signerFor } from './runs/signer-for.ts';
export { ClockFault, outsideClock } from './runs/signing-clock.ts';
export type { AwaitedProof, LetterToSign, SignedLetter, SigningRun } from './runs/signing-run.ts';
export { withAgencySeal } from './runs/with-agency-seal.ts';
export { believedBy } from './trust/believed-authority.queries.ts';
export { trustTerms } from './trust/trust-terms.ts';
export type {
  Change,
  SignatureLevel,
  SignatureReport,
  Verdict,
  Verification,
} from './verify/verification.ts';
export { verifyApart, verifyKept } from './verify/verify-apart.ts';
export { verifyPdf } from './verify/verify-pdf.ts';
