import { ensure } from '#core/contract/errors.ts';
import type { SignerIdentity } from '../providers/signature-provider.ts';
import { isSamePerson } from '../rules/same-person.ts';
import type { SignatureReport } from '../verify/verification.ts';

/**
 * A certified signature is one that an authority of certified signatures vouches for, in the name of the person who
 * asked for it. What a provider gave back otherwise is no signature of theirs, however sound.
 * @throws signatures.signer-not-believed, signatures.signed-by-another
 */
export function ensureSignedBy({ signer, distrust }: SignatureReport, person: SignerIdentity): void {
  ensure(distrust.length === 0 && signer.certified, 'signatures.signer-not-believed');
  ensure(isSamePerson(signer, person), 'signatures.signed-by-another');
}
