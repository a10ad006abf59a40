/** What a proof file proves about a leaf to a reader who trusts whom their policy names (C2SP tlog-proof). */
import type { Checking } from './crypto.ts';
import { FormatFault } from './format-fault.ts';
import { verifyInclusion } from './inclusion.ts';
import { leafHash } from './merkle.ts';
import { openNote } from './open-note.ts';
import { isQuorum, type Policy } from './policy.ts';
import { parseTlogProof, type ReadTlogProof } from './tlog-proof.ts';

export interface ProofSteps {
  /** The log of the checkpoint signed it; `unknown`: not with a key that the policy has for this log. */
  logSignature: 'held' | 'failed' | 'unknown';
  /** Every cosignature of a witness of the policy holds; `none`: there is none. */
  cosignatures: 'held' | 'failed' | 'none';
  /** The leaf stands at its index in the tree of the checkpoint. */
  inclusion: 'held' | 'failed';
  /** The witnesses are as many as the policy asks for; `not-asked`: it asks for none. */
  quorum: 'held' | 'failed' | 'not-asked';
}

/** A witness whose cosignature holds. */
export interface Sighting {
  /** Its name in the policy. */
  witness: string;
  /** Seconds since 1970, as the witness says. */
  time: number;
}

export type ProofVerdict =
  | { verdict: 'cannot-check'; reason: 'unreadable-proof' }
  | (ProofFindings & { verdict: 'cannot-check'; reason: 'unknown-log' | 'unknown-log-key' })
  | (ProofFindings & { verdict: 'mismatch'; step: 'logSignature' | 'cosignatures' | 'inclusion' })
  /** All holds, but nobody or too few saw it: also when the policy asks for no witness. */
  | (ProofFindings & { verdict: 'not-witnessed' })
  | (ProofFindings & { verdict: 'witnessed' });

export interface ProofFindings {
  proof: ReadTlogProof;
  steps: ProofSteps;
  /** Each witness once, with its latest time. The proof speaks of no later time than these. */
  sightings: readonly Sighting[];
}

/**
 * Judges a proof file for the exact bytes of a leaf. It has no clock: how old the checkpoint may be is the reader's
 * question, and what happened after it no proof can tell. Nothing that a file may hold makes it throw.
 */
export async function verifyProof(
  checking: Checking,
  leaf: Uint8Array,
  file: Uint8Array,
  policy: Policy,
): Promise<ProofVerdict> {
  const proof = readProof(file);
  if (!proof) return { verdict: 'cannot-check', reason: 'unreadable-proof' };
  const { sightings, ...signed } = await signaturesOf(checking, proof, policy);
  const inclusion = (await isIncluded(checking, leaf, proof)) ? 'held' : 'failed';
  const findings = { proof, steps: { ...signed, inclusion } as const, sightings };

  if (!policy.logs.some(({ key }) => key.name === proof.checkpoint.origin))
    return { ...findings, verdict: 'cannot-check', reason: 'unknown-log' };
  if (signed.logSignature === 'failed') return { ...findings, verdict: 'mismatch', step: 'logSignature' };
  if (signed.logSignature === 'unknown')
    return { ...findings, verdict: 'cannot-check', reason: 'unknown-log-key' };
  if (signed.cosignatures === 'failed') return { ...findings, verdict: 'mismatch', step: 'cosignatures' };
  if (inclusion === 'failed') return { ...findings, verdict: 'mismatch', step: 'inclusion' };
  return { ...findings, verdict: signed.quorum === 'held' ? 'witnessed' : 'not-witnessed' };
}

function readProof(file: Uint8Array): ReadTlogProof | undefined {
  try {
    return parseTlogProof(file);
  } catch (error) {
    if (error instanceof FormatFault) return undefined;
    throw error;
  }
}

async function isIncluded({ sha256 }: Checking, leaf: Uint8Array, proof: ReadTlogProof): Promise<boolean> {
  return verifyInclusion(sha256, {
    leafHash: await leafHash(sha256, leaf),
    index: proof.index,
    size: proof.checkpoint.size,
    root: proof.checkpoint.root,
    proof: proof.hashes,
  });
}

type Signed = Omit<ProofSteps, 'inclusion'> & { sightings: Sighting[] };

async function signaturesOf(
  checking: Checking,
  { note, checkpoint }: ReadTlogProof,
  policy: Policy,
): Promise<Signed> {
  const byLogs = await openNote(
    checking,
    note,
    policy.logs.map(({ key }) => key),
  );
  const byWitnesses = await openNote(
    checking,
    note,
    [...policy.witnesses.values()].map(({ key }) => key),
  );
  const times = new Map<string, number>();
  for (const { key, time = 0 } of byWitnesses.outcome === 'signed' ? byWitnesses.signatures : []) {
    const [name] = [...policy.witnesses].find(([, witness]) => witness.key === key)!;
    times.set(name, Math.max(time, times.get(name) ?? 0));
  }
  // A log may be signed by other logs of the policy too; only its own name makes it that log's checkpoint.
  const own =
    byLogs.outcome === 'signed' && byLogs.signatures.some(({ key }) => key.name === checkpoint.origin);
  const enough = isQuorum(policy.quorum, new Set(times.keys())) ? 'held' : 'failed';
  return {
    logSignature: byLogs.outcome === 'forged' ? 'failed' : own ? 'held' : 'unknown',
    cosignatures: { signed: 'held', forged: 'failed', unknown: 'none' }[byWitnesses.outcome] as
      | 'held'
      | 'failed'
      | 'none',
    quorum: policy.quorum === 'none' ? 'not-asked' : enough,
    sightings: [...times].map(([witness, time]) => ({ witness, time })),
  };
}
