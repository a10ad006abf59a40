import { oids } from '../asn1/object-identifiers.ts';
import { type Certificate, sameBytes } from '../x509/certificate.ts';
import { type Chain, type ChainFault, chainOf } from '../x509/certificate-chain.ts';
import { type RevocationData, revocationStatus } from '../x509/revocation-status.ts';
import type { SignerNames } from './verification.ts';

export interface BelievedAuthority {
  certificate: Certificate;
  certified: boolean;
}

/** What trust is decided by: believed authorities, what came with the file. */
export interface TrustBasis {
  anchors: readonly BelievedAuthority[];
  pool: readonly Certificate[];
  /** What the file itself brings. */
  revocation: RevocationData;
  /** What the house knows besides. */
  current: RevocationData;
  /** Is told of every chain that was looked at. */
  seen?: (trust: Trust) => void;
}

/** A certificate of a chain with the one above it, and the time for which it is asked whether it was revoked. */
export interface Link {
  certificate: Certificate;
  authority: Certificate;
  at: Date;
}

export interface Trust {
  use: 'document' | 'time-stamp';
  at: Date;
  /** Certificates that came along. */
  pool: readonly Certificate[];
  chain: Chain;
  faults: ChainFault[];
  /** Whether the file itself proves that nobody in the chain was revoked by then. */
  proven: boolean;
  /** Of which the file does not prove it. */
  unproven: readonly Link[];
}

/** Purposes with which a certificate may sign documents; without any purpose it may too (RFC 5280 §4.2.1.12). */
const documentPurposes: ReadonlySet<string> = new Set([
  oids.documentSigning,
  oids.emailProtection,
  '2.5.29.37.0',
  '1.3.6.1.4.1.311.10.3.12',
  '1.2.840.113583.1.1.5',
]);

/** Whether a certificate is believed for this use at this time, with revocation (RFC 5280 §6). */
export function trustOf(
  certificate: Certificate,
  use: 'document' | 'time-stamp',
  basis: TrustBasis,
  at: Date,
): Trust {
  const anchors = basis.anchors.map((one) => one.certificate);
  const chain = chainOf(certificate, basis.pool, anchors, at);
  const faults = [...chain.faults];
  if (!isFor(certificate, use)) faults.push('not-for-this-use');
  const unproven: Link[] = [];
  for (const [index, authority] of chain.certificates.slice(1).entries()) {
    const link = { certificate: chain.certificates[index]!, authority, at };
    const statuses = [basis.revocation, basis.current].map((data) =>
      revocationStatus(link.certificate, authority, data, at),
    );
    if (statuses.some(({ state }) => state === 'revoked')) faults.push('revoked');
    if (statuses[0]!.state !== 'good') unproven.push(link);
  }
  const proven = chain.anchored && unproven.length === 0;
  const trust = { use, at, pool: basis.pool, chain, faults: [...new Set(faults)], proven, unproven };
  basis.seen?.(trust);
  return trust;
}

function isFor(certificate: Certificate, use: 'document' | 'time-stamp'): boolean {
  const { keyUsage, extendedKeyUsage } = certificate;
  const maySign = !keyUsage || keyUsage.has('digitalSignature') || keyUsage.has('contentCommitment');
  if (certificate.authority || !maySign) return false;
  if (use === 'document')
    return !extendedKeyUsage || extendedKeyUsage.purposes.some((purpose) => documentPurposes.has(purpose));
  return (
    !!extendedKeyUsage?.critical &&
    extendedKeyUsage.purposes.length === 1 &&
    extendedKeyUsage.purposes[0] === oids.timeStamping
  );
}

/** The names in a certificate, as a page tells them. They are worth what its chain is worth. */
export function signerNames(
  certificate: Certificate | undefined,
  trust: Trust | undefined,
  basis: TrustBasis,
): SignerNames {
  if (!certificate) return { certified: false };
  const names = certificate.subjectNames;
  const last = trust?.chain.certificates.at(-1);
  const anchor = trust?.chain.anchored
    ? basis.anchors.find((one) => sameBytes(one.certificate.der, last!.der))
    : undefined;
  const [name, post, agency, subjectNumber] = [
    oids.commonName,
    oids.title,
    oids.organization,
    oids.serialNumber,
  ].map((id) => names.get(id));
  // "Otoritas Akar" alone says nothing: every agency has one.
  const authority = [oids.commonName, oids.organization]
    .flatMap((id) => anchor?.certificate.subjectNames.get(id) ?? [])
    .join(', ');
  return {
    ...(name && { name }),
    ...(post && { post }),
    ...(agency && { agency }),
    ...(authority && { authority }),
    certified: anchor?.certified ?? false,
    serial: certificate.serial,
    ...(subjectNumber && { subjectNumber }),
  };
}
