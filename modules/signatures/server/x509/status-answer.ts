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
import { type Certificate, publicKeyOf, readCertificate, readExtensions, sameBytes } from './certificate.ts';
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
  /** Who says to have answered: by name, or by the SHA-1 of the key. */
  responder: DerNode;
  producedAt: Date;
  certificates: readonly Certificate[];
  answers: readonly SingleAnswer[];
}

const hashes: Record<string, string> = { [oids.sha1]: 'sha1', [oids.sha256]: 'sha256' };

/** @throws DerFault when it is no successful basic answer */
export function readStatusAnswer(bytes: Uint8Array): StatusAnswer {
  const whole = readWhole(bytes, tags.sequence);
  const outer = childrenOf(whole);
  if (wholeOf(needTag(outer, tags.enumerated)) !== 0) throw new DerFault('status answer');
  const answer = childrenOf(lastOf(childrenOf(lastOf(outer, held(0))), tags.sequence));
  if (oidOf(answer.shift()) !== oids.basicOcspResponse) throw new DerFault('status answer');
  const basic = childrenOf(readWhole(lastOf(answer, tags.octets).content, tags.sequence));
  const data = needTag(basic, tags.sequence);
  const algorithm = needTag(basic, tags.sequence);
  const signature = needTag(basic, tags.bits);
  const certificates = basic.length > 0 ? lastOf(basic, held(0)) : undefined;
  const parts = childrenOf(data);
  takeTag(parts, held(0));
  const responder = parts.shift();
  if (responder?.tag !== held(1) && responder?.tag !== held(2)) throw new DerFault('responder');
  const producedAt = timeOf(needTag(parts, tags.time));
  const answers = childrenOf(needTag(parts, tags.sequence)).map(singleOf);
  refuseCritical(takeTag(parts, held(1)));
  return {
    der: whole.der,
    tbs: data.der,
    signatureAlgorithm: algorithm.der,
    signature: bytesOf(signature),
    responder,
    producedAt,
    certificates: certificates
      ? childrenOf(lastOf(childrenOf(certificates), tags.sequence)).map((one) => readCertificate(one.der))
      : [],
    answers,
  };
}

/** What is around the signed part is signed by nobody: it has one form, so that other programs read it too. */
function lastOf(nodes: DerNode[], tag: number): DerNode {
  const node = needTag(nodes, tag);
  if (nodes.length > 0) throw new DerFault('something follows');
  return node;
}

function singleOf(node: DerNode): SingleAnswer {
  const parts = childrenOf(node);
  const id = childrenOf(needTag(parts, tags.sequence));
  const hash = hashes[oidOf(childrenOf(needTag(id, tags.sequence))[0])];
  const issuerNameHash = needTag(id, tags.octets).content;
  const issuerKeyHash = needTag(id, tags.octets).content;
  const serial = Buffer.from(needTag(id, tags.integer).content).toString('hex');
  const state = parts.shift();
  const states = [plain(0), held(1), plain(2)];
  if (!state || !states.includes(state.tag)) throw new DerFault('status');
  const revokedAt = state.tag === held(1) ? timeOf(readDer(state.content)) : undefined;
  const thisUpdate = timeOf(needTag(parts, tags.time));
  const next = takeTag(parts, held(0));
  refuseCritical(takeTag(parts, held(1)));
  return {
    hash: hash ?? '',
    issuerNameHash,
    issuerKeyHash,
    serial,
    status: state.tag === plain(0) ? 'good' : revokedAt ? 'revoked' : 'unknown',
    ...(revokedAt && { revokedAt }),
    thisUpdate,
    ...(next && { nextUpdate: timeOf(childrenOf(next)[0]) }),
  };
}

/** What is said critically and not known here may turn the answer round. @throws DerFault */
function refuseCritical(held: DerNode | undefined): void {
  const [list] = held ? childrenOf(held) : [];
  if (list && readExtensions(list).some(({ critical }) => critical)) throw new DerFault('critical extension');
}

/** Whether a certificate may answer for the authority at that time; another way is planted by a test. */
export type MayAnswer = (responder: Certificate, authority: Certificate, at: Date) => boolean;

/** What the answer says of a certificate, when it was given by its authority or by a responder named by it (§4.2.2.2). */
export function answerFor(
  answer: StatusAnswer,
  certificate: Certificate,
  authority: Certificate,
  mayAnswer: MayAnswer = isResponderOf,
): SingleAnswer | undefined {
  const found = answersAbout(answer, certificate, authority);
  return found && isAnswerOf(answer, authority, mayAnswer) ? found : undefined;
}

/** What is said of the certificate, whoever says it; where it stands twice, that it was revoked. */
export function answersAbout(
  answer: StatusAnswer,
  certificate: Certificate,
  authority: Certificate,
): SingleAnswer | undefined {
  const about = answer.answers.filter((one) => isAbout(one, certificate, authority));
  const said = (wanted: SingleAnswer['status']) => about.find(({ status }) => status === wanted);
  return said('revoked') ?? said('unknown') ?? about[0];
}

/** Whether the authority answered, or a responder that it named. */
export function isAnswerOf(
  answer: StatusAnswer,
  authority: Certificate,
  mayAnswer: MayAnswer = isResponderOf,
): boolean {
  const signers = [
    authority,
    ...answer.certificates.filter((one) => mayAnswer(one, authority, answer.producedAt)),
  ];
  return signers.some(
    (signer) =>
      isNamedBy(answer, signer) &&
      isSignatureRight(answer.signatureAlgorithm, publicKeyOf(signer), answer.tbs, answer.signature),
  );
}

/** Whether the answer says of itself to be from this one (§4.2.1, ResponderID). */
function isNamedBy({ responder }: StatusAnswer, signer: Certificate): boolean {
  const [named] = childrenOf(responder);
  if (!named) return false;
  if (responder.tag === held(1)) return sameBytes(named.der, signer.subject);
  return named.tag === tags.octets && sameBytes(named.content, digestedKey('sha1', signer));
}

/** The name and the key of an authority as a question and its answer carry them (§4.1.1, CertID). */
export const digestedIssuer = (hash: string, certificate: Certificate, authority: Certificate) => ({
  name: createHash(hash).update(certificate.issuer).digest(),
  key: digestedKey(hash, authority),
});

function digestedKey(hash: string, { keyInfo }: Certificate): Buffer {
  const [, key] = childrenOf(readWhole(keyInfo, tags.sequence));
  return createHash(hash).update(bytesOf(key)).digest();
}

function isAbout(one: SingleAnswer, certificate: Certificate, authority: Certificate): boolean {
  if (!one.hash || one.serial !== certificate.serial) return false;
  const { name, key } = digestedIssuer(one.hash, certificate, authority);
  return sameBytes(one.issuerNameHash, name) && sameBytes(one.issuerKeyHash, key);
}

/** Whether the authority named it to answer (§4.2.2.2), and it was valid then. */
export const isResponderOf: MayAnswer = (responder, authority, at) =>
  sameBytes(responder.issuer, authority.subject) &&
  !!responder.extendedKeyUsage?.purposes.includes(oids.ocspSigning) &&
  (responder.keyUsage?.has('digitalSignature') ?? true) &&
  responder.unknownCritical.length === 0 &&
  responder.notBefore <= at &&
  at <= responder.notAfter &&
  isSignedBy(responder, authority);
