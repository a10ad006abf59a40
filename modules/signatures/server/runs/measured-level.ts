import { fail } from '#core/contract/errors.ts';
import type { SignatureLevel, SignatureReport, VerificationTerms } from '../verify/verification.ts';
import { verifyPdf } from '../verify/verify-pdf.ts';

/**
 * The newest signature of the file, by our own verifier. One that it finds faulty, or that came with a change of the
 * letter, never leaves the house.
 * @throws signatures.provider-odd
 */
export function newestSignature(pdf: Uint8Array, terms: VerificationTerms): SignatureReport {
  const { signatures, changes } = verifyPdf(pdf, terms);
  const newest = signatures.findLast(({ kind }) => kind === 'signature');
  if (!newest || newest.faults.length > 0 || changes.length > 0) fail('signatures.provider-odd');
  return newest;
}

/** The level that it really has. @throws signatures.provider-odd */
export const measuredLevel = (pdf: Uint8Array, terms: VerificationTerms): SignatureLevel =>
  newestSignature(pdf, terms).level;
