import { createHash } from 'node:crypto';
import { childrenOf, oidOf, tags } from '../asn1/der.ts';
import { oids } from '../asn1/object-identifiers.ts';
import { type Certificate, publicKeyOf, sameBytes } from '../x509/certificate.ts';
import { type Digest, digestNamed, isSignatureRight } from '../x509/signature-algorithm.ts';
import type { SignedData, SignerInfo } from './read-signed-data.ts';

/** What is wrong with a signed message in itself, whoever signed it. */
export type CmsFault =
  | 'unreadable'
  | 'not-one-signer'
  | 'wrong-content-type'
  | 'content-inside'
  | 'no-signer-certificate'
  | 'weak-algorithm'
  | 'content-changed'
  | 'wrong-signature'
  | 'no-signing-certificate'
  | 'other-signing-certificate'
  | 'wrong-time-stamp'
  | 'odd-certificate';

export interface CheckedSigner {
  faults: CmsFault[];
  info?: SignerInfo;
  certificate?: Certificate;
  /** Whether the certificate is bound into the signature (RFC 5035), as every AdES signature demands. */
  bound: boolean;
}

/**
 * Checks a signed message against its content (RFC 5652 §5.6): one signer, its certificate, the digest in the signed
 * attributes, the signature over them.
 * @param digestOf the digest of the content, which for a PDF is the two signed parts
 * @param more certificates from elsewhere in the file
 */
export function checkedSigner(
  message: SignedData,
  contentType: string,
  digestOf: (algorithm: Digest) => Uint8Array,
  more: readonly Certificate[] = [],
): CheckedSigner {
  const [info, ...others] = message.signers;
  if (!info || others.length > 0) return { faults: ['not-one-signer'], bound: false };
  const certificate = [...message.certificates, ...more].find(info.isOf);
  if (!certificate) return { faults: ['no-signer-certificate'], info, bound: false };
  const digest = digestNamed(info.digestAlgorithm);
  if (!digest) return { faults: ['weak-algorithm'], info, certificate, bound: false };
  const faults: CmsFault[] = [];
  if (message.contentType !== contentType) faults.push('wrong-content-type');
  if (!isAttributed(info, contentType)) faults.push('wrong-content-type');
  const stated = info.attributes.get(oids.messageDigest);
  if (
    stated?.length !== 1 ||
    stated[0]!.tag !== tags.octets ||
    !sameBytes(stated[0]!.content, digestOf(digest))
  )
    faults.push('content-changed');
  if (!isSigned(info, certificate, digest)) faults.push('wrong-signature');
  const binding = bindingOf(info, certificate);
  if (binding === 'other') faults.push('other-signing-certificate');
  return { faults: [...new Set(faults)], info, certificate, bound: binding === 'this' };
}

function isAttributed(info: SignerInfo, contentType: string): boolean {
  const values = info.attributes.get(oids.contentType);
  return values?.length === 1 && oidOf(values[0]) === contentType;
}

function isSigned(info: SignerInfo, certificate: Certificate, digest: Digest): boolean {
  if (!info.signedAttributes) return false;
  const key = publicKeyOf(certificate);
  return isSignatureRight(info.signatureAlgorithm, key, info.signedAttributes, info.signature, digest);
}

/** Which certificate the signature names: the first of ESSCertIDv2, or of its predecessor with SHA-1 (RFC 5035 §5.4). */
function bindingOf(info: SignerInfo, certificate: Certificate): 'this' | 'other' | 'none' {
  const second = info.attributes.get(oids.signingCertificateV2)?.[0];
  const first = info.attributes.get(oids.signingCertificate)?.[0];
  const value = second ?? first;
  if (!value) return 'none';
  const [id] = childrenOf(childrenOf(value)[0]);
  if (!id) return 'other';
  const parts = childrenOf(id);
  const algorithm = second && parts[0]?.tag === tags.sequence ? digestNamed(parts.shift()!.der) : 'sha256';
  const hash = second ? algorithm : 'sha1';
  if (!hash || parts[0]?.tag !== tags.octets) return 'other';
  return sameBytes(parts[0].content, createHash(hash).update(certificate.der).digest()) ? 'this' : 'other';
}

/** Reads a message and the rest of the room it stands in, which must be zero. */
export function withoutRoom(bytes: Uint8Array): Uint8Array | undefined {
  const length = encodedLength(bytes);
  if (length === undefined || !isZero(bytes.subarray(length))) return undefined;
  return bytes.subarray(0, length);
}

function isZero(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== 0) return false;
  return true;
}

function encodedLength(bytes: Uint8Array): number | undefined {
  const first = bytes[1];
  if (bytes[0] !== tags.sequence || first === undefined || first === 0x80) return undefined;
  if (first < 0x80) return first + 2;
  const count = first & 0x7f;
  if (count > 4 || bytes.length < 2 + count) return undefined;
  const length = Buffer.from(bytes.subarray(2, 2 + count)).readUIntBE(0, count) + 2 + count;
  return length <= bytes.length ? length : undefined;
}
