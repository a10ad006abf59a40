// What other modules may ask of this one: making signatures, and judging files.
export {
  createAuthority,
  freshKey,
  issueCertificate,
  revocationList,
  uncertifiedMark,
} from './authority/local-authority.ts';
export { timeStampAnswer } from './cms/time-stamp.ts';
export { openedPkcs12, sealedPkcs12 } from './keys/pkcs12.ts';
export { type Signer, signerWithKey } from './keys/signer.ts';
export { type SignaturePlace, withReservedFields } from './pdf/signature-form.ts';
export { type ValidationData, withValidationData } from './pdf/validation-data.ts';
export { bsreV1 } from './providers/bsre-v1.ts';
export { bsreV2 } from './providers/bsre-v2.ts';
export { localProvider, openedSigner } from './providers/local-x509.ts';
export {
  type CertificateState,
  SignatureFault,
  type SignatureProvider,
  type SigningOrder,
} from './providers/signature-provider.ts';
export { type AskForTime, type SigningAct, signedPdf, stampedPdf } from './signing/sign-pdf.ts';
export type { Anchor, Change, SignatureReport, Verdict, Verification } from './verify/verification.ts';
export { verifyPdf } from './verify/verify-pdf.ts';
