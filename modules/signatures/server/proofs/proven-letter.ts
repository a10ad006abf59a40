import { type ValidationData, withValidationData } from '../pdf/validation-data.ts';
import type { Link, Trust } from '../verify/trust.ts';
import type { VerificationTerms } from '../verify/verification.ts';
import { chainsIn } from '../verify/verify-pdf.ts';
import { readCertificate } from '../x509/certificate.ts';
import { readRevocationList } from '../x509/revocation-list.ts';
import { revocationStatus } from '../x509/revocation-status.ts';
import { type AskedProof, type Asking, askedProof } from './asked-proof.ts';
import type { Proof, ProofFault } from './checked-proof.ts';
import { missingIssuers } from './missing-issuers.ts';

/**
 * What became of asking outside for what a letter still needs. `waits`: may be had later. `hopeless`: an authority says
 * nowhere whom it revoked, so nothing will ever come. `revoked`: somebody of a chain was revoked by the time that counts;
 * the file bears what says so.
 */
export type ProvenLetter =
  | { state: 'proven'; pdf: Buffer }
  | { state: 'revoked'; pdf: Buffer }
  | { state: 'waits'; faults: readonly ProofFault[] }
  | { state: 'hopeless' };

/** The letter with the authorities that a signer left out, where they can be had: the letter as it was, otherwise. */
export async function withMissingIssuers(
  pdf: Buffer,
  terms: VerificationTerms,
  asking: Asking,
): Promise<Buffer> {
  const open = chainsIn(pdf, terms).filter(({ chain }) => !chain.anchored);
  const anchors = terms.anchors.map(({ certificate }) => readCertificate(certificate));
  const found = await Promise.all(open.map((trust) => missingIssuers(trust, anchors, asking)));
  const certificates = found.flat().map(({ der }) => der);
  return withValidationData(pdf, { certificates, lists: [], answers: [] });
}

/**
 * Asks the authorities outside for what the file does not prove: that nobody in the chains of its signers and of its time
 * stamps was revoked. All of it or nothing goes into the file. Lists of the house are in the terms.
 */
export async function provenLetter(
  pdf: Buffer,
  terms: VerificationTerms,
  asking: Asking,
): Promise<ProvenLetter> {
  const whole = await withMissingIssuers(pdf, terms, asking);
  // Of who is not believed nothing can be proven.
  const chains = chainsIn(whole, terms).filter(({ chain }) => chain.anchored);
  const asked = await Promise.all(linksOf(chains).map((link) => proofOf(link, terms, asking)));
  const proofs = asked.flatMap(({ proof }) => proof ?? []);
  const data = dataOf(chains, proofs);
  if (proofs.some(({ revoked }) => revoked))
    return { state: 'revoked', pdf: withValidationData(whole, data) };
  const lacking = asked.filter(({ proof }) => !proof).flatMap(({ faults }) => faults);
  if (lacking.includes('nowhere')) return { state: 'hopeless' };
  if (lacking.length > 0) return { state: 'waits', faults: lacking };
  return { state: 'proven', pdf: withValidationData(whole, data) };
}

/** Each certificate once, for the latest time that is asked of it: what speaks of that time speaks of those before. */
function linksOf(chains: readonly Trust[]): Link[] {
  const links = new Map<string, Link>();
  for (const link of chains.flatMap(({ unproven }) => unproven)) {
    const key = [link.certificate, link.authority]
      .map(({ der }) => Buffer.from(der).toString('base64'))
      .join();
    const known = links.get(key);
    if (!known || known.at < link.at) links.set(key, link);
  }
  return [...links.values()];
}

/** The house knows its own lists; everybody else is asked. */
async function proofOf(link: Link, terms: VerificationTerms, asking: Asking): Promise<AskedProof> {
  for (const list of (terms.lists ?? []).map(readRevocationList)) {
    const data = { lists: [list], answers: [] };
    const { state } = revocationStatus(link.certificate, link.authority, data, link.at);
    if (state === 'unknown') continue;
    const until = list.nextUpdate ?? list.thisUpdate;
    return { proof: { kind: 'list', der: list.der, revoked: state === 'revoked', until }, faults: [] };
  }
  return askedProof(link, asking);
}

function dataOf(chains: readonly Trust[], proofs: readonly Proof[]): ValidationData {
  const of = (kind: Proof['kind']) => proofs.filter((one) => one.kind === kind).map(({ der }) => der);
  return {
    certificates: chains.flatMap(({ chain }) => chain.certificates.map(({ der }) => der)),
    lists: of('list'),
    answers: of('answer'),
  };
}
