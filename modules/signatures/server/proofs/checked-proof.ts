import { DerFault } from '../asn1/der.ts';
import type { Link } from '../verify/trust.ts';
import { isListOf, readRevocationList } from '../x509/revocation-list.ts';
import { revocationStatus } from '../x509/revocation-status.ts';
import {
  answersAbout,
  isAnswerOf,
  isResponderOf,
  type MayAnswer,
  readStatusAnswer,
} from '../x509/status-answer.ts';

/** An answer of a status service, or a list of revoked certificates. */
export type ProofKind = 'answer' | 'list';

/** Something that says, signed by an authority, whether a certificate was revoked. */
export interface Proof {
  kind: ProofKind;
  der: Uint8Array;
  revoked: boolean;
  /** Until when it says to be current. */
  until: Date;
}

/** Why what came from outside proves nothing. */
export type ProofFault =
  | 'nowhere'
  | 'unreachable'
  | 'not-allowed'
  | 'odd'
  | 'unreadable'
  | 'another-certificate'
  | 'wrong-signer'
  | 'not-current'
  | 'partial'
  | 'unknown';

/** Clocks of two machines differ. */
const difference = 5 * 60_000;

/**
 * Checks what came from outside about one certificate before it goes into a file: who signed it, of whom it speaks, that
 * it is current now and speaks of the time in question. Our verifier asks the same of the file afterwards.
 */
export function checkedProof(
  kind: ProofKind,
  bytes: Uint8Array,
  link: Link,
  now: Date,
  mayAnswer: MayAnswer = isResponderOf,
): Proof | ProofFault {
  try {
    return kind === 'answer' ? checkedAnswer(bytes, link, now, mayAnswer) : checkedList(bytes, link, now);
  } catch (error) {
    if (error instanceof DerFault) return 'unreadable';
    throw error;
  }
}

function checkedAnswer(bytes: Uint8Array, link: Link, now: Date, mayAnswer: MayAnswer): Proof | ProofFault {
  const { certificate, authority, at } = link;
  const answer = readStatusAnswer(bytes);
  const about = answersAbout(answer, certificate, authority);
  if (!about) return 'another-certificate';
  if (!isCurrent(about, now)) return 'not-current';
  // When it was given a responder says itself: one that ended since could say any day of its time.
  const mayStill: MayAnswer = (one, of, then) =>
    mayAnswer(one, of, then) && now.getTime() <= one.notAfter.getTime() + difference;
  if (!isAnswerOf(answer, authority, mayStill)) return 'wrong-signer';
  if (about.status === 'unknown') return 'unknown';
  const revoked = about.revokedAt !== undefined && about.revokedAt <= at;
  // One without an end was true when it was made, and speaks of what was before.
  const until = about.nextUpdate ?? about.thisUpdate;
  return revoked || at <= until ? { kind: 'answer', der: answer.der, revoked, until } : 'not-current';
}

function checkedList(bytes: Uint8Array, link: Link, now: Date): Proof | ProofFault {
  const { certificate, authority, at } = link;
  const list = readRevocationList(bytes);
  if (list.partial) return 'partial';
  if (!isListOf(list, authority)) return 'wrong-signer';
  // Every list says when the next one comes (RFC 5280 §5.1.2.5).
  if (!list.nextUpdate || !isCurrent(list, now)) return 'not-current';
  const { state } = revocationStatus(certificate, authority, { lists: [list], answers: [] }, at);
  if (state === 'unknown') return 'not-current';
  return { kind: 'list', der: list.der, revoked: state === 'revoked', until: list.nextUpdate };
}

const isCurrent = ({ thisUpdate, nextUpdate }: { thisUpdate: Date; nextUpdate?: Date }, now: Date): boolean =>
  thisUpdate.getTime() <= now.getTime() + difference &&
  now.getTime() <= (nextUpdate ?? thisUpdate).getTime() + difference;
