import { rememberedPairs } from '../remembered.ts';
import { type Certificate, isSelfIssued, publicKeyOf, sameBytes } from './certificate.ts';
import { isSignatureRight } from './signature-algorithm.ts';

/** Why a chain is not believed. */
export type ChainFault = 'unknown-authority' | 'expired' | 'not-yet-valid' | 'not-for-this-use' | 'revoked';

/** A certificate and those that vouch for it, up to an authority that the house believes. */
export interface Chain {
  /** The signer first; the believed authority last when there is one. */
  certificates: Certificate[];
  anchored: boolean;
  faults: ChainFault[];
}

/** Whether the certificate was signed with the key of the authority; nothing of its validity or use. @throws DerFault */
export const isSignedBy = rememberedPairs((certificate: Certificate, authority: Certificate) =>
  isSignatureRight(
    certificate.signatureAlgorithm,
    publicKeyOf(authority),
    certificate.tbs,
    certificate.signature,
  ),
);

const longest = 6;
const mostTried = 200;

/**
 * The way from a certificate to an authority that is believed (RFC 5280 §6.1): signatures, names, authority and path
 * length, uses of the keys, validity of all at the time in question.
 * @param pool certificates that came along, believed in nothing but their signatures
 */
export function chainOf(
  leaf: Certificate,
  pool: readonly Certificate[],
  anchors: readonly Certificate[],
  at: Date,
): Chain {
  let tried = 0;
  const climb = (path: Certificate[]): Chain | undefined => {
    const last = path.at(-1)!;
    if (anchors.some((anchor) => sameBytes(anchor.der, last.der)))
      return { certificates: path, anchored: true, faults: [] };
    if (path.length >= longest) return undefined;
    for (const authority of [...anchors, ...pool]) {
      if (!mayIssue(authority, last, path)) continue;
      if (++tried > mostTried || !isSignedBy(last, authority)) continue;
      const found = climb([...path, authority]);
      if (found) return found;
    }
    return undefined;
  };
  const chain = climb([leaf]) ?? { certificates: [leaf], anchored: false, faults: ['unknown-authority'] };
  return { ...chain, faults: [...chain.faults, ...validityFaults(chain.certificates, at)] };
}

function mayIssue(authority: Certificate, certificate: Certificate, path: readonly Certificate[]): boolean {
  const between = path.slice(1).filter((one) => !isSelfIssued(one)).length;
  return (
    sameBytes(authority.subject, certificate.issuer) &&
    authority.authority &&
    (authority.keyUsage?.has('keyCertSign') ?? true) &&
    (authority.pathLength === undefined || between <= authority.pathLength) &&
    authority.unknownCritical.length === 0 &&
    !path.some((one) => sameBytes(one.der, authority.der))
  );
}

function validityFaults(certificates: readonly Certificate[], at: Date): ChainFault[] {
  const faults: ChainFault[] = [];
  if (certificates.some(({ notAfter }) => at > notAfter)) faults.push('expired');
  if (certificates.some(({ notBefore }) => at < notBefore)) faults.push('not-yet-valid');
  if (certificates[0]!.unknownCritical.length > 0) faults.push('not-for-this-use');
  return faults;
}

/**
 * Whether every certificate that came along was signed by one that is at hand. What a message carries besides its
 * signature is not signed by it; a certificate that nobody vouches for was damaged or put there.
 */
export const areAllIssued = (certificates: readonly Certificate[], among: readonly Certificate[]): boolean =>
  certificates.every((certificate) =>
    among.some(
      (authority) => sameBytes(authority.subject, certificate.issuer) && isSignedBy(certificate, authority),
    ),
  );
