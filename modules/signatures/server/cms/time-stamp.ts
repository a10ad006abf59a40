import { createHash, randomBytes } from 'node:crypto';
import {
  boolean,
  childrenOf,
  DerFault,
  der,
  generalizedTime,
  integer,
  needTag,
  octets,
  oid,
  readWhole,
  sequence,
  tags,
  takeTag,
  timeOf,
  wholeOf,
} from '../asn1/der.ts';
import { oids } from '../asn1/object-identifiers.ts';
import type { Signer } from '../keys/signer.ts';
import { type Certificate, sameBytes } from '../x509/certificate.ts';
import { type Digest, digestNamed, sha256Identifier } from '../x509/signature-algorithm.ts';
import { type CmsFault, checkedSigner } from './check-signed-data.ts';
import { readSignedData, type SignedData } from './read-signed-data.ts';
import { signedData } from './written-signed-data.ts';

/** An authority that answered that it gives no stamp. */
export class StampRefused extends DerFault {}

/** What a time-stamp authority is asked for, and the way back from its answer to the token (RFC 3161 §2.4). */
export interface TimeStampRequest {
  der: Buffer;
  /** The token of an answer. @throws StampRefused @throws DerFault when it is about something else */
  tokenIn(answer: Uint8Array): Uint8Array;
}

/** Asks for a stamp over a SHA-256 digest, with a nonce and the certificate of the authority. */
export function timeStampRequest(digest: Uint8Array): TimeStampRequest {
  const nonce = Buffer.concat([Buffer.from([1]), randomBytes(8)]);
  const imprint = sequence(sha256Identifier, octets(digest));
  return {
    der: sequence(integer(1), imprint, integer(nonce), boolean(true)),
    tokenIn: (answer) => {
      const [status, token] = childrenOf(readWhole(answer, tags.sequence));
      const state = wholeOf(childrenOf(status)[0]);
      if (state > 1 || !token) throw new StampRefused(`time stamp refused (${state})`);
      const stamp = timeStampIn(readSignedData(token.der));
      if (!sameBytes(stamp.imprint, digest) || !stamp.nonce || !sameBytes(stamp.nonce, nonce))
        throw new DerFault('time stamp about something else');
      return token.der;
    },
  };
}

/** A time stamp as it was read (RFC 3161 §2.4.2). */
interface TimeStamp {
  at: Date;
  digest?: Digest;
  imprint: Uint8Array;
  nonce?: Uint8Array;
}

function timeStampIn({ inside }: SignedData): TimeStamp & { info: Uint8Array } {
  if (!inside) throw new DerFault('time stamp');
  const parts = childrenOf(readWhole(inside, tags.sequence));
  needTag(parts, tags.integer);
  needTag(parts, tags.oid);
  const [algorithm, imprint] = childrenOf(needTag(parts, tags.sequence));
  needTag(parts, tags.integer);
  const at = timeOf(needTag(parts, tags.time));
  takeTag(parts, tags.sequence);
  takeTag(parts, tags.boolean);
  const nonce = takeTag(parts, tags.integer);
  if (!algorithm || imprint?.tag !== tags.octets) throw new DerFault('imprint');
  const digest = digestNamed(algorithm.der);
  return {
    info: inside,
    at,
    imprint: imprint.content,
    ...(digest && { digest }),
    ...(nonce && { nonce: nonce.content }),
  };
}

export interface CheckedTimeStamp {
  faults: CmsFault[];
  at?: Date;
  /** The authority's certificate, which the chain still has to be found for. */
  certificate?: Certificate;
  certificates: readonly Certificate[];
}

/** Checks a token against what it stamps: its imprint, its signature, its certificate's only use (RFC 3161 §2.3). */
export function checkedTimeStamp(
  token: Uint8Array,
  digestOf: (algorithm: Digest) => Uint8Array,
  more: readonly Certificate[] = [],
): CheckedTimeStamp {
  try {
    const message = readSignedData(token);
    const stamp = timeStampIn(message);
    const digestOfInfo = (algorithm: Digest) => createHash(algorithm).update(stamp.info).digest();
    const { faults, certificate, bound } = checkedSigner(message, oids.timeStampInfo, digestOfInfo, more);
    if (!stamp.digest) faults.push('weak-algorithm');
    else if (!sameBytes(stamp.imprint, digestOf(stamp.digest))) faults.push('content-changed');
    if (!bound) faults.push('no-signing-certificate');
    return { faults, at: stamp.at, certificate: certificate!, certificates: message.certificates };
  } catch (error) {
    if (!(error instanceof DerFault)) throw error;
    return { faults: ['unreadable'], certificates: [] };
  }
}

/**
 * The answer of a time-stamp authority (RFC 3161 §2.4.2): a small one of our own, for houses without a network and
 * for tests. Requests with other digests than SHA-256 and with extensions are refused.
 * @param policy the identifier under which the authority works
 */
export async function timeStampAnswer(
  request: Uint8Array,
  authority: Signer,
  at: Date,
  policy = '2.25.271828182845',
): Promise<Buffer> {
  const asked = requestOf(request);
  if (!asked) return sequence(sequence(integer(2)));
  const info = sequence(
    integer(1),
    oid(policy),
    asked.imprint,
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    generalizedTime(at),
    sequence(integer(1)),
    ...(asked.nonce ? [der(tags.integer, asked.nonce)] : []),
  );
  const token = await signedData(
    authority,
    { type: oids.timeStampInfo, digest: createHash('sha256').update(info).digest(), inside: info },
    asked.wantsCertificate ? {} : { certificates: [] },
  );
  return sequence(sequence(integer(0)), token);
}

function requestOf(
  bytes: Uint8Array,
): { imprint: Uint8Array; nonce?: Uint8Array; wantsCertificate: boolean } | undefined {
  try {
    const parts = childrenOf(readWhole(bytes, tags.sequence));
    needTag(parts, tags.integer);
    const imprint = needTag(parts, tags.sequence);
    const [algorithm, digest] = childrenOf(imprint);
    takeTag(parts, tags.oid);
    const nonce = takeTag(parts, tags.integer);
    const wants = takeTag(parts, tags.boolean);
    const fits = digestNamed(algorithm!.der) === 'sha256' && digest?.content.length === 32 && !parts.length;
    if (!fits || (nonce && nonce.content.length > 64)) return undefined;
    return {
      imprint: imprint.der,
      ...(nonce && { nonce: nonce.content }),
      wantsCertificate: wants?.content[0] === 255,
    };
  } catch (error) {
    if (error instanceof DerFault) return undefined;
    throw error;
  }
}
