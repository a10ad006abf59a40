import { createPublicKey, type KeyObject } from 'node:crypto';
import {
  bitsOf,
  bytesOf,
  childrenOf,
  DerFault,
  type DerNode,
  held,
  needTag,
  oidOf,
  readWhole,
  tags,
  takeTag,
  timeOf,
  wholeOf,
  wordsOf,
} from '../asn1/der.ts';
import { oids } from '../asn1/object-identifiers.ts';
import { remembered } from '../remembered.ts';

/** What a key may be used for, in the order of the bits (RFC 5280 §4.2.1.3). */
export const keyUsages = [
  'digitalSignature',
  'contentCommitment',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
] as const;
export type KeyUsage = (typeof keyUsages)[number];

/** A certificate as it was read (RFC 5280 §4.1); nothing in it is believed before its chain was checked. */
export interface Certificate {
  der: Uint8Array;
  /** The part that is signed. */
  tbs: Uint8Array;
  signatureAlgorithm: Uint8Array;
  signature: Uint8Array;
  /** Hexadecimal, as it is encoded. */
  serial: string;
  /** Names in their encoding; equal names are equal bytes. */
  issuer: Uint8Array;
  subject: Uint8Array;
  subjectNames: ReadonlyMap<string, string>;
  notBefore: Date;
  notAfter: Date;
  /** SubjectPublicKeyInfo. */
  keyInfo: Uint8Array;
  authority: boolean;
  pathLength?: number;
  keyUsage?: ReadonlySet<KeyUsage>;
  extendedKeyUsage?: { critical: boolean; purposes: readonly string[] };
  subjectKeyIdentifier?: string;
  /** Where its authority tells about itself and about revocations, still encoded (`toldAddresses`). */
  authorityInfoAccess?: Uint8Array;
  listPoints?: Uint8Array;
  /** Critical extensions that we do not know: such a certificate may not be used (RFC 5280 §4.2). */
  unknownCritical: readonly string[];
}

/** A certificate by all of its bytes. @throws DerFault */
export const readCertificate = remembered(parsedCertificate, { entries: 500, bytes: 16_384 });

function parsedCertificate(bytes: Uint8Array): Certificate {
  const whole = readWhole(bytes, tags.sequence);
  const [tbs, algorithm, signature] = childrenOf(whole);
  if (!tbs || !algorithm || !signature) throw new DerFault('certificate');
  const parts = childrenOf(tbs);
  takeTag(parts, held(0));
  const serial = needTag(parts, tags.integer);
  // What is signed must name the algorithm too (RFC 5280 §4.1.1.2).
  const named = needTag(parts, tags.sequence);
  if (!sameBytes(named.der, algorithm.der)) throw new DerFault('algorithm');
  const issuer = needTag(parts, tags.sequence);
  const [notBefore, notAfter] = childrenOf(needTag(parts, tags.sequence));
  const subject = needTag(parts, tags.sequence);
  const keyInfo = needTag(parts, tags.sequence);
  const extensions = parts.find(({ tag }) => tag === held(3));
  if (!notBefore || !notAfter) throw new DerFault('validity');
  return {
    der: whole.der,
    tbs: tbs.der,
    signatureAlgorithm: algorithm.der,
    signature: bytesOf(signature),
    serial: Buffer.from(serial.content).toString('hex'),
    issuer: issuer.der,
    subject: subject.der,
    subjectNames: namesOf(subject),
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    keyInfo: keyInfo.der,
    ...extensionsOf(extensions),
  };
}

const keys = new WeakMap<Certificate, KeyObject>();

/** @throws DerFault when the key is of a kind that is not known here */
export function publicKeyOf(certificate: Certificate): KeyObject {
  const known = keys.get(certificate);
  if (known) return known;
  try {
    const key = createPublicKey({ key: Buffer.from(certificate.keyInfo), format: 'der', type: 'spki' });
    keys.set(certificate, key);
    return key;
  } catch {
    throw new DerFault('key');
  }
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

export const isSelfIssued = (certificate: Certificate): boolean =>
  sameBytes(certificate.issuer, certificate.subject);

/** The parts of a name by their identifiers (RFC 5280 §4.1.2.4); of a part that is named twice, the first. */
function namesOf(name: DerNode): Map<string, string> {
  const names = new Map<string, string>();
  for (const set of childrenOf(name))
    for (const pair of childrenOf(set)) {
      const [type, value] = childrenOf(pair);
      if (type && value && !names.has(oidOf(type))) names.set(oidOf(type), wordsOf(value));
    }
  return names;
}

export interface Extension {
  id: string;
  critical: boolean;
  value: Uint8Array;
}

/** Extensions of certificates and lists (RFC 5280 §4.1.2.9). An extension that stands twice is refused (§4.2). */
export function readExtensions(list: DerNode): Extension[] {
  const extensions = childrenOf(list).map((node) => {
    const parts = childrenOf(node);
    const id = oidOf(needTag(parts, tags.oid));
    const critical = takeTag(parts, tags.boolean)?.content[0] === 255;
    return { id, critical, value: needTag(parts, tags.octets).content };
  });
  if (new Set(extensions.map(({ id }) => id)).size < extensions.length) throw new DerFault('extension twice');
  return extensions;
}

type Read = Pick<
  Certificate,
  | 'authority'
  | 'pathLength'
  | 'keyUsage'
  | 'extendedKeyUsage'
  | 'subjectKeyIdentifier'
  | 'authorityInfoAccess'
  | 'listPoints'
  | 'unknownCritical'
>;

function extensionsOf(node: DerNode | undefined): Read {
  const read: Read = { authority: false, unknownCritical: [] };
  const unknown: string[] = [];
  const [list] = node ? childrenOf(node) : [];
  for (const { id, critical, value } of list ? readExtensions(list) : []) {
    if (id === oids.basicConstraints) {
      const parts = childrenOf(readWhole(value, tags.sequence));
      read.authority = takeTag(parts, tags.boolean)?.content[0] === 255;
      const length = takeTag(parts, tags.integer);
      if (length) read.pathLength = wholeOf(length);
    } else if (id === oids.keyUsage) read.keyUsage = usageOf(readWhole(value, tags.bits));
    else if (id === oids.extendedKeyUsage)
      read.extendedKeyUsage = {
        critical,
        purposes: childrenOf(readWhole(value, tags.sequence)).map(oidOf),
      };
    else if (id === oids.subjectKeyIdentifier)
      read.subjectKeyIdentifier = Buffer.from(readWhole(value, tags.octets).content).toString('hex');
    else if (critical && id !== oids.certificatePolicies) unknown.push(id);
    else if (id === oids.authorityInfoAccess) read.authorityInfoAccess = value;
    else if (id === oids.crlDistributionPoints) read.listPoints = value;
  }
  return { ...read, unknownCritical: unknown };
}

function usageOf(node: DerNode): Set<KeyUsage> {
  const bytes = bitsOf(node);
  return new Set(keyUsages.filter((_, index) => ((bytes[index >> 3] ?? 0) >> (7 - (index & 7))) & 1));
}
