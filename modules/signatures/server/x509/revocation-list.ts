import {
  bytesOf,
  childrenOf,
  DerFault,
  type DerNode,
  held,
  needTag,
  readWhole,
  tags,
  takeTag,
  timeOf,
  wholeOf,
} from '../asn1/der.ts';
import { oids } from '../asn1/object-identifiers.ts';
import { remembered, rememberedPairs } from '../remembered.ts';
import { type Certificate, publicKeyOf, readExtensions, sameBytes } from './certificate.ts';
import { isSignatureRight } from './signature-algorithm.ts';

/** A list of revoked certificates (RFC 5280 §5). */
export interface RevocationList {
  der: Uint8Array;
  tbs: Uint8Array;
  signatureAlgorithm: Uint8Array;
  signature: Uint8Array;
  issuer: Uint8Array;
  thisUpdate: Date;
  nextUpdate?: Date;
  /** By serial number in hexadecimal. */
  revoked: ReadonlyMap<string, { at: Date; reason?: number }>;
  /** A list for a part of the certificates says nothing of the others, so it is not used. */
  partial: boolean;
}

const most = 1_000_000;

/** Read, a list takes ten times its bytes: of long ones, which anybody may have sent, only a few are remembered. */
const short = 65_536;
const readShort = remembered(parsedList, { entries: 50, bytes: short });
const readLong = remembered(parsedList, { entries: 5, bytes: 1_048_576 });

/** A list by all of its bytes. @throws DerFault */
export const readRevocationList = (bytes: Uint8Array): RevocationList =>
  bytes.length <= short ? readShort(bytes) : readLong(bytes);

function parsedList(bytes: Uint8Array): RevocationList {
  const whole = readWhole(bytes, tags.sequence);
  const [tbs, algorithm, signature] = childrenOf(whole);
  if (!tbs || !algorithm || !signature) throw new DerFault('revocation list');
  const parts = childrenOf(tbs);
  takeTag(parts, tags.integer);
  needTag(parts, tags.sequence);
  const issuer = needTag(parts, tags.sequence);
  const thisUpdate = timeOf(parts.shift());
  const next = takeTag(parts, tags.utcTime) ?? takeTag(parts, tags.time);
  const entries = takeTag(parts, tags.sequence);
  const extensions = takeTag(parts, held(0));
  const revoked = new Map<string, { at: Date; reason?: number }>();
  let isIndirect = false;
  for (const entry of entries ? childrenOf(entries) : []) {
    if (revoked.size >= most) throw new DerFault('revocation list too long');
    const [serial, at, more] = childrenOf(entry);
    if (!serial || !at) throw new DerFault('revocation');
    // An entry for the certificates of another authority says so in an extension that is critical (§5.3.3).
    isIndirect ||= hasUnknownCritical(more);
    revoked.set(Buffer.from(serial.content).toString('hex'), { at: timeOf(at), ...reasonOf(more) });
  }
  return {
    der: whole.der,
    tbs: tbs.der,
    signatureAlgorithm: algorithm.der,
    signature: bytesOf(signature),
    issuer: issuer.der,
    thisUpdate,
    ...(next && { nextUpdate: timeOf(next) }),
    revoked,
    partial: isIndirect || (extensions ? isOfPart(childrenOf(extensions)[0]) : false),
  };
}

function reasonOf(extensions: DerNode | undefined): { reason?: number } {
  const found = extensions && readExtensions(extensions).find(({ id }) => id === oids.crlReason);
  return found ? { reason: wholeOf(readWhole(found.value, tags.enumerated)) } : {};
}

const hasUnknownCritical = (extensions: DerNode | undefined): boolean =>
  !!extensions && readExtensions(extensions).some(({ critical }) => critical);

const ofParts: ReadonlySet<string> = new Set([oids.deltaListIndicator, oids.issuingDistributionPoint]);

/** Changes since another list, or a list for some certificates, whether it says that critically or not. */
const isOfPart = (extensions: DerNode | undefined): boolean =>
  hasUnknownCritical(extensions) ||
  (!!extensions && readExtensions(extensions).some(({ id }) => ofParts.has(id)));

/** Whether the list was signed by this authority for its own certificates. */
export function isListOf(list: RevocationList, authority: Certificate): boolean {
  return (
    !list.partial &&
    sameBytes(list.issuer, authority.subject) &&
    (authority.keyUsage?.has('cRLSign') ?? true) &&
    isListSigned(list, authority)
  );
}

const isListSigned = rememberedPairs((list: RevocationList, authority: Certificate) =>
  isSignatureRight(list.signatureAlgorithm, publicKeyOf(authority), list.tbs, list.signature),
);
