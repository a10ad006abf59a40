import { fail } from '#core/contract/errors.ts';
import type { SignatureLevel, VerificationTerms } from '../verify/verification.ts';
import { verifyPdf } from '../verify/verify-pdf.ts';

/**
 * The level that the newest signature of the file really has, by our own verifier. A signature that it finds faulty
 * never leaves the house.
 * @throws signatures.provider-odd
 */
export function measuredLevel(pdf: Uint8Array, terms: VerificationTerms): SignatureLevel {
  const newest = verifyPdf(pdf, terms).signatures.findLast(({ kind }) => kind === 'signature');
  if (!newest || newest.faults.length > 0) fail('signatures.provider-odd');
  return newest.level;
}
