import { askOutside, OutsideFault } from '#core/outside/ask-outside.ts';
import type { Link } from '../verify/trust.ts';
import { statusRequest } from '../x509/status-request.ts';
import { toldAddresses } from '../x509/told-addresses.ts';
import { checkedProof, type Proof, type ProofFault, type ProofKind } from './checked-proof.ts';
import { keptAnswers } from './kept-proofs.ts';

/** How authorities outside are asked. */
export interface Asking {
  /** Hosts that the operator named. */
  plainHosts: readonly string[];
  now: Date;
  /** Milliseconds for one question. */
  patience: number;
  /** When it is enough for all of them, by the clock of `performance`. */
  until: number;
}

interface Question {
  kind: ProofKind;
  address: string;
  body?: Uint8Array;
}

const minute = 60_000;
/** What is longer goes into no letter. */
const longest = { answer: 64 * 1024, list: 1024 * 1024 } as const;
const kept = {
  answer: keptAnswers({ entries: 500, bytes: longest.answer, longest: 10 * minute }),
  list: keptAnswers({ entries: 20, bytes: longest.list, longest: 60 * minute }),
};

/** What the authority of a certificate says of it, or why nothing of what came counts: one fault for each place. */
export interface AskedProof {
  proof?: Proof;
  faults: readonly ProofFault[];
}

/** Asks where the certificate says: its status service first, which says little and new things, then lists. */
export async function askedProof(link: Link, asking: Asking): Promise<AskedProof> {
  const { status, lists } = toldAddresses(link.certificate);
  const body = status.length > 0 ? statusRequest(link.certificate, link.authority) : undefined;
  const questions: Question[] = [
    ...status.map((address) => ({ kind: 'answer' as const, address, body: body! })),
    ...lists.map((address) => ({ kind: 'list' as const, address })),
  ];
  const faults: ProofFault[] = [];
  for (const question of questions) {
    const said = await saidTo(question, link, asking);
    if (typeof said === 'object') return { proof: said, faults };
    faults.push(said);
  }
  return { faults: questions.length > 0 ? faults : ['nowhere'] };
}

async function saidTo(question: Question, link: Link, asking: Asking): Promise<Proof | ProofFault> {
  const { kind, address, body } = question;
  const { now } = asking;
  const name = `${kind} ${address} ${Buffer.from(body ?? []).toString('base64')}`;
  const known = kept[kind].find(name, now);
  const checked = known && checkedProof(kind, known, link, now);
  if (typeof checked === 'object') return checked;
  const bytes = await broughtFrom(question, asking);
  if (typeof bytes === 'string') return bytes;
  const proof = checkedProof(kind, bytes, link, now);
  if (typeof proof === 'object') kept[kind].keep(name, bytes, proof.until, now);
  return proof;
}

/** The certificate of an authority, as the certificate below it says where it lies; believed in nothing. */
export const broughtCertificate = (address: string, asking: Asking): Promise<Uint8Array | ProofFault> =>
  broughtFrom({ kind: 'answer', address }, asking);

async function broughtFrom(
  { kind, address, body }: Question,
  { plainHosts, patience, until }: Asking,
): Promise<Uint8Array | ProofFault> {
  const left = Math.min(patience, Math.floor(until - performance.now()));
  if (left <= 0) return 'unreachable';
  try {
    const { status, bytes } = await askOutside({
      method: body ? 'POST' : 'GET',
      address,
      ...(body && { headers: { 'content-type': 'application/ocsp-request' }, body }),
      patience: left,
      longest: longest[kind],
      plainHosts,
      source: 'certificate',
    });
    return status === 200 ? bytes : 'unreachable';
  } catch (error) {
    if (error instanceof OutsideFault) return error.code;
    throw error;
  }
}
