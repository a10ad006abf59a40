/** Whether a file is the one that a log of ours tells of: with no server, no database and no network; runs anywhere. */
import { concatBytes, hexOf, sameBytes, utf8Of } from '#core/transparency/bytes.ts';
import type { Checking } from '#core/transparency/crypto.ts';
import { FormatFault } from '#core/transparency/format-fault.ts';
import { type Policy, parsePolicy } from '#core/transparency/policy.ts';
import { parseTlogProof, type TlogProof } from '#core/transparency/tlog-proof.ts';
import {
  type ProofFindings,
  type ProofSteps,
  type ProofVerdict,
  type Sighting,
  verifyProof,
} from '#core/transparency/verify-proof.ts';
import { type Leaf, LeafFault, printLeaf } from '../server/rules/leaf.ts';
import { type Extra, ExtraFault, type Opening, parseExtra } from './extra.ts';

export interface Evidence {
  /** SHA-256 of the file in hand, 32 bytes. */
  digest: Uint8Array;
  /** The bytes of the `.tlog-proof` file. */
  proof: Uint8Array;
  /** The bytes of the policy: whom the reader believes. */
  policy: Uint8Array;
}

export interface FileSteps extends ProofSteps {
  /** The file is the one that the leaf in the proof names; where it is not, `inclusion` is of that leaf. */
  file: 'held' | 'failed';
  /** What opens the leaf is what it commits to. */
  opening: 'held' | 'failed' | 'none';
}

/** In the order in which they are told. */
export const fileSteps = ['file', 'logSignature', 'cosignatures', 'inclusion', 'opening', 'quorum'] as const;

export interface FileFindings {
  /** Lower-case hex. */
  digest: string;
  origin: string;
  index: number;
  size: number;
  /** With the digest of the file in hand. Nothing in it is true unless the verdict says that the file is genuine. */
  leaf: Leaf;
  /** What the body of the leaf says, where the proof opens it. */
  body?: string;
  steps: FileSteps;
  /** The proof tells of no later time than the latest of these. */
  sightings: readonly Sighting[];
}

export const unreadable = [
  'unreadable-policy',
  'unreadable-proof',
  'unreadable-extra',
  'not-about-a-file',
  'no-ed25519',
] as const;
export const unknown = ['unknown-log', 'unknown-log-key'] as const;
export const mismatches = ['file', 'logSignature', 'cosignatures', 'inclusion', 'opening'] as const;

export type FileVerdict =
  | { verdict: 'cannot-check'; reason: (typeof unreadable)[number] }
  | (FileFindings & { verdict: 'cannot-check'; reason: (typeof unknown)[number] })
  | (FileFindings & { verdict: 'mismatch'; step: (typeof mismatches)[number] })
  /** Genuine, and too few of those whom the policy names have seen it. */
  | (FileFindings & { verdict: 'not-witnessed' })
  | (FileFindings & { verdict: 'witnessed' });

/**
 * Judges a file by its proof, for a reader who believes whom the policy names. Nothing that a file may hold makes it
 * throw. What it says is as of the time of the sightings; what came after no proof can tell.
 */
export async function verifyFile(checking: Checking, evidence: Evidence): Promise<FileVerdict> {
  try {
    const policy = await understood(() => parsePolicy(checking.sha256, evidence.policy));
    if (!policy) return cannotCheck('unreadable-policy');
    const proof = await understood(() => parseTlogProof(evidence.proof));
    if (!proof) return cannotCheck('unreadable-proof');
    const extra = await understood(() => readExtra(proof));
    if (!extra) return cannotCheck('unreadable-extra');
    if (extra.leaf.pdf === undefined) return cannotCheck('not-about-a-file');
    return await judge(checking, evidence, policy, extra);
  } catch (error) {
    // A browser without Ed25519 rejects; nothing was looked at then.
    if (error instanceof Error && error.name === 'NotSupportedError') return cannotCheck('no-ed25519');
    throw error;
  }
}

async function judge(
  checking: Checking,
  { digest, proof: file }: Evidence,
  policy: Policy,
  { leaf: told, opening }: Extra,
): Promise<FileVerdict> {
  const leaf = { ...told, pdf: hexOf(digest) };
  const isNamed = leaf.pdf === told.pdf;
  const proven = await verifyProof(checking, printLeaf(leaf), file, policy);
  if (!('proof' in proven)) return cannotCheck('unreadable-proof');
  // Whether it is the file that is another, or the proof: for the words alone, the verdict is the same.
  const asTold = isNamed ? proven : await verifyProof(checking, printLeaf(told), file, policy);
  const opened = opening ? await opens(checking, leaf, opening) : undefined;
  const steps: FileSteps = {
    ...proven.steps,
    inclusion: 'steps' in asTold ? asTold.steps.inclusion : 'failed',
    file: isNamed ? 'held' : 'failed',
    opening: opened === undefined ? 'none' : opened ? 'held' : 'failed',
  };
  const findings = { ...findingsOf(proven, leaf), ...(opened && { body: opening!.body }), steps };
  return { ...findings, ...concluded(proven, steps) };
}

type Conclusion =
  | { verdict: 'cannot-check'; reason: (typeof unknown)[number] }
  | { verdict: 'mismatch'; step: (typeof mismatches)[number] }
  | { verdict: 'witnessed' | 'not-witnessed' };

function concluded(proven: Extract<ProofVerdict, ProofFindings>, steps: FileSteps): Conclusion {
  if (proven.verdict === 'cannot-check') return { verdict: proven.verdict, reason: proven.reason };
  if (proven.verdict === 'mismatch') {
    const isOtherFile = proven.step === 'inclusion' && steps.file === 'failed' && steps.inclusion === 'held';
    return { verdict: 'mismatch', step: isOtherFile ? 'file' : proven.step };
  }
  if (steps.opening === 'failed') return { verdict: 'mismatch', step: 'opening' };
  return { verdict: proven.verdict };
}

const findingsOf = ({ proof, sightings }: ProofFindings, leaf: Leaf) => ({
  digest: leaf.pdf!,
  origin: proof.checkpoint.origin,
  index: proof.index,
  size: proof.checkpoint.size,
  leaf,
  sightings,
});

async function opens({ sha256 }: Checking, { body }: Leaf, opening: Opening): Promise<boolean> {
  return sameBytes(await sha256(concatBytes(opening.salt, utf8Of(opening.body))), body);
}

const cannotCheck = (reason: (typeof unreadable)[number]): FileVerdict => ({
  verdict: 'cannot-check',
  reason,
});

function readExtra({ extra }: TlogProof): Extra {
  if (!extra) throw new ExtraFault('none');
  return parseExtra(extra);
}

/** What was read, nothing when it is not what it claims to be. */
async function understood<Read>(read: () => Read | Promise<Read>): Promise<Read | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FormatFault || error instanceof LeafFault || error instanceof ExtraFault)
      return undefined;
    throw error;
  }
}
