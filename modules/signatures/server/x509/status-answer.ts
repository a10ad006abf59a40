import { createHash } from 'node:crypto';
import {
  bytesOf,
  childrenOf,
  DerFault,
  type DerNode,
  held,
  needTag,
  oidOf,
  plain,
  readDer,
  readWhole,
  tags,
  takeTag,
  timeOf,
  wholeOf,
} from '../asn1/der.ts';
import { oids } from '../asn1/object-identifiers.ts';
import { type Certificate, publicKeyOf, readCertificate, sameBytes } from './certificate.ts';
import { isSignedBy } from './certificate-chain.ts';
import { isSignatureRight } from './signature-algorithm.ts';

/** What one answer says of one certificate (RFC 6960 §4.2.1, SingleResponse). */
interface SingleAnswer {
  hash: string;
  issuerNameHash: Uint8Array;
  issuerKeyHash: Uint8Array;
  serial: string;
  status: 'good' | 'revoked' | 'unknown';
  revokedAt?: Date;
  thisUpdate: Date;
  nextUpdate?: Date;
}

/** An answer of an online status service (RFC 6960 §4.2.1). */
export interface StatusAnswer {
  der: Uint8Array;
  tbs: Uint8Array;
  signatureAlgorithm: Uint8Array;
  signature: Uint8Array;
  producedAt: Date;
  certificates: readonly Certificate[];
  answers: readonly SingleAnswer[];
}

const hashes: Record<string, string> = { '1.3.14.3.2.26': 'sha1', [oids.sha256]: 'sha256' };

/** @throws DerFault when it is no successful basic answer */
export function readStatusAnswer(bytes: Uint8Array): StatusAnswer {
  const whole = readWhole(bytes, tags.sequence);
  const [status, heldBytes] = childrenOf(whole);
  if (!status || wholeOf(status) !== 0 || !heldBytes) throw new DerFault('status answer');
  const [kind, content] = childrenOf(childrenOf(heldBytes)[0]);
  if (oidOf(kind) !== oids.basicOcspResponse || !content) throw new DerFault('status answer');
  const basic = childrenOf(readWhole(content.content, tags.sequence));
  const data = needTag(basic, tags.sequence);
  const algorithm = needTag(basic, tags.sequence);
  const signature = needTag(basic, tags.bits);
  const certificates = takeTag(basic, held(0));
  const parts = childrenOf(data);
  takeTag(parts, held(0));
  parts.shift();
  const producedAt = timeOf(needTag(parts, tags.time));
  return {
    der: whole.der,
    tbs: data.der,
    signatureAlgorithm: algorithm.der,
    signature: bytesOf(signature),
    producedAt,
    certificates: certificates
      ? childrenOf(childrenOf(certificates)[0]).map((one) => readCertificate(one.der))
      : [],
    answers: childrenOf(needTag(parts, tags.sequence)).map(singleOf),
  };
}

function singleOf(node: DerNode): SingleAnswer {
  const parts = childrenOf(node);
  const id = childrenOf(needTag(parts, tags.sequence));
  const hash = hashes[oidOf(childrenOf(needTag(id, tags.sequence))[0])];
  const issuerNameHash = needTag(id, tags.octets).content;
  const issuerKeyHash = needTag(id, tags.octets).content;
  const serial = Buffer.from(needTag(id, tags.integer).content).toString('hex');
  const state = parts.shift();
  const revokedAt = state?.tag === held(1) ? timeOf(readDer(state.content)) : undefined;
  const thisUpdate = timeOf(needTag(parts, tags.time));
  const next = takeTag(parts, held(0));
  return {
    hash: hash ?? '',
    issuerNameHash,
    issuerKeyHash,
    serial,
    status: state?.tag === plain(0) ? 'good' : revokedAt ? 'revoked' : 'unknown',
    ...(revokedAt && { revokedAt }),
    thisUpdate,
    ...(next && { nextUpdate: timeOf(childrenOf(next)[0]) }),
  };
}

/** What the answer says of a certificate, when it was given by its authority or by a responder named by it (§4.2.2.2). */
export function answerFor(
  answer: StatusAnswer,
  certificate: Certificate,
  authority: Certificate,
): SingleAnswer | undefined {
  const found = answer.answers.find((one) => isAbout(one, certificate, authority));
  if (!found) return undefined;
  const signers = [
    authority,
    ...answer.certificates.filter((one) => isResponderOf(one, authority, answer.producedAt)),
  ];
  const right = signers.some((signer) =>
    isSignatureRight(answer.signatureAlgorithm, publicKeyOf(signer), answer.tbs, answer.signature),
  );
  return right ? found : undefined;
}

function isAbout(one: SingleAnswer, certificate: Certificate, authority: Certificate): boolean {
  if (!one.hash || one.serial !== certificate.serial) return false;
  const [, key] = childrenOf(readWhole(authority.keyInfo, tags.sequence));
  const digest = (bytes: Uint8Array) => createHash(one.hash).update(bytes).digest();
  return (
    sameBytes(one.issuerNameHash, digest(certificate.issuer)) &&
    !!key &&
    sameBytes(one.issuerKeyHash, digest(bytesOf(key)))
  );
}

const isResponderOf = (responder: Certificate, authority: Certificate, at: Date): boolean =>
  sameBytes(responder.issuer, authority.subject) &&
  !!responder.extendedKeyUsage?.purposes.includes(oids.ocspSigning) &&
  responder.notBefore <= at &&
  at <= responder.notAfter &&
  isSignedBy(responder, authority);
