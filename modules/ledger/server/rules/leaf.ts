/**
 * The leaf of an event: lines of text, so that anybody can make them again with a shell. What could be guessed or names a
 * person stands behind a random salt: an unsalted hash of a number of sixteen digits is found by trying all of them.
 */
import {
  base64Of,
  concatBytes,
  fromBase64,
  fromDecimal,
  fromUtf8,
  utf8Of,
} from '#core/transparency/bytes.ts';
import type { Sha256 } from '#core/transparency/crypto.ts';
import { issuingEvents } from '../../contract/issued.ts';
import { canonicalJson, type JsonValue } from './canonical-json.ts';

export interface Leaf {
  /** The type of the event. */
  kind: string;
  /** UUID of the agency. */
  agency: string;
  /** RFC 3339 in UTC with milliseconds. */
  at: string;
  /** 32 bytes: SHA-256(salt of the object || UUID of the object as text). */
  object: Uint8Array;
  /** Which leaf of this object in this stream it is, from 1: none can be left out unseen. */
  seq: number;
  /** 32 bytes: SHA-256(salt || JCS of the body). */
  body: Uint8Array;
  /** 32 bytes: SHA-256(salt || lines of the actor). */
  actor: Uint8Array;
  /** Lower-case hex of the SHA-256 of the final file, where the event is about one. */
  pdf?: string;
  /** 16 bytes that are printed on the letter, where it leaves the office. */
  stamp?: Uint8Array;
}

/** What is logged of an event. */
export interface LoggedEvent {
  id: string;
  type: string;
  version: number;
  occurredAt: Date;
  actorKind: string;
  personId: string | null;
  postId: string | null;
  capacity: string | null;
  subjectId: string;
  matterId: string;
  payload: unknown;
  requestId: string | null;
  /** Commitments to what rows of modules said when the event got its leaf. */
  facts?: Readonly<Record<string, string>> | undefined;
}

const header = 'pendopo/leaf/v1';
export const saltLength = 32;

/** A leaf that is not written as `printLeaf` writes them. */
export class LeafFault extends Error {
  constructor(line: string) {
    super(`not a leaf: ${line}`);
    this.name = 'LeafFault';
  }
}

/** The bytes of a leaf: what is hashed and what entry bundles hold. */
export function printLeaf(leaf: Leaf): Uint8Array {
  const lines = [
    header,
    `kind ${leaf.kind}`,
    `agency ${leaf.agency}`,
    `at ${leaf.at}`,
    `object ${base64Of(leaf.object)}`,
    `seq ${leaf.seq}`,
    `body ${base64Of(leaf.body)}`,
    `actor ${base64Of(leaf.actor)}`,
    ...(leaf.pdf ? [`pdf ${leaf.pdf}`] : []),
    ...(leaf.stamp ? [`stamp ${base64Of(leaf.stamp)}`] : []),
  ];
  return utf8Of(`${lines.join('\n')}\n`);
}

/** A leaf from its bytes; each leaf has one spelling. @throws LeafFault */
export function parseLeaf(bytes: Uint8Array): Leaf {
  const lines = fromUtf8(bytes)?.split('\n') ?? [];
  if (lines.shift() !== header) throw new LeafFault('first line');
  if (lines.pop() !== '') throw new LeafFault('no newline at the end');
  const take = (name: string, shape: RegExp): string => {
    const line = lines.shift() ?? '';
    const value = line.startsWith(`${name} `) ? line.slice(name.length + 1) : '';
    if (!shape.test(value)) throw new LeafFault(name);
    return value;
  };
  const hash = (name: string) => bytesOf(take(name, /^/), name, 32);
  const leaf: Leaf = {
    kind: take('kind', /^[a-z-]+\.[a-z-]+$/),
    agency: take('agency', /^[0-9a-f-]{36}$/),
    at: take('at', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    object: hash('object'),
    seq: seqOf(take('seq', /^/)),
    body: hash('body'),
    actor: hash('actor'),
  };
  if (lines[0]?.startsWith('pdf ')) leaf.pdf = take('pdf', /^[0-9a-f]{64}$/);
  if (lines[0]?.startsWith('stamp ')) leaf.stamp = bytesOf(take('stamp', /^/), 'stamp', 16);
  if (lines.length > 0) throw new LeafFault('further lines');
  return leaf;
}

function bytesOf(text: string, name: string, length: number): Uint8Array {
  const bytes = fromBase64(text);
  if (bytes?.length !== length) throw new LeafFault(name);
  return bytes;
}

function seqOf(text: string): number {
  const seq = fromDecimal(text);
  if (!seq) throw new LeafFault('seq');
  return seq;
}

/** The body of a leaf: all that the row of the event says beside the actor, the time and the kind. */
export function bodyOf(event: LoggedEvent): string {
  const { id, version, subjectId, matterId, requestId, payload, facts } = event;
  return canonicalJson({
    event: id,
    version,
    subject: subjectId,
    matter: matterId,
    request: requestId,
    payload: payload as JsonValue,
    facts,
  });
}

/** Who acted, as it is committed to. */
export function actorOf({ actorKind, personId, postId, capacity }: LoggedEvent): string {
  return `${actorKind}\n${personId ?? ''}\n${postId ?? ''}\n${capacity ?? ''}\n`;
}

/** SHA-256 of the salt and the text. */
export function commitment(sha256: Sha256, salt: Uint8Array, text: string): Uint8Array {
  return sha256(concatBytes(salt, utf8Of(text)));
}

export interface Salts {
  /** Of this leaf alone; what is behind it can be erased. */
  leaf: Uint8Array;
  /** Of the object in this stream. */
  object: Uint8Array;
}

/** The leaf of an event as the given one of its object. */
export function leafOf(sha256: Sha256, agency: string, event: LoggedEvent, seq: number, salts: Salts): Leaf {
  const pdf = issuingEvents.has(event.type) ? fileOf(event.payload) : undefined;
  return {
    kind: event.type,
    agency,
    at: event.occurredAt.toISOString(),
    object: commitment(sha256, salts.object, event.subjectId),
    seq,
    body: commitment(sha256, salts.leaf, bodyOf(event)),
    actor: commitment(sha256, salts.leaf, actorOf(event)),
    ...(pdf && { pdf }),
  };
}

/** The bytes of the digest that a leaf names. */
export const digestOf = (pdf: string | undefined): Uint8Array | null =>
  pdf === undefined ? null : Uint8Array.from(pdf.match(/../g)!, (octet) => Number.parseInt(octet, 16));

/** An event with which a final file is issued says its digest in `pdfSha256`: of the plain bytes that leave the office, lower-case hex. */
function fileOf(payload: unknown): string | undefined {
  const { pdfSha256 } = (payload ?? {}) as { pdfSha256?: unknown };
  return typeof pdfSha256 === 'string' && /^[0-9a-f]{64}$/.test(pdfSha256) ? pdfSha256 : undefined;
}
