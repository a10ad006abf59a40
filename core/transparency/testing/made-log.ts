/** A log with its witnesses, wholly in memory: what tests ask proofs of. */
import { printCheckpoint } from '../checkpoint.ts';
import { cosign, type Signer, signText } from '../cosignature.ts';
import { inclusionProof } from '../inclusion.ts';
import { leafHash, type NodeHashes, nodesInMemory, rootOf } from '../merkle.ts';
import { sha256 } from '../node/node-crypto.ts';
import type { Note } from '../note.ts';
import { type Policy, parsePolicy } from '../policy.ts';
import { printTlogProof } from '../tlog-proof.ts';
import { printVerifierKey } from '../verifier-key.ts';
import { leavesOf } from './naive-tree.ts';
import { signerNamed, witnessNamed } from './signers.ts';

export interface MadeLog {
  origin: string;
  log: Signer;
  witnesses: readonly Signer[];
  leaves: readonly Uint8Array[];
  leafHashes: readonly Uint8Array[];
  hashAt: NodeHashes;
  /** The signed checkpoint of a size, with the cosignatures of these witnesses. */
  checkpoint: (size: number, witnesses?: readonly Signer[]) => Promise<Note>;
  /** The bytes of a proof file. */
  proof: (index: number, size: number, witnesses?: readonly Signer[]) => Promise<Uint8Array>;
  /** The log, three witnesses, two of which are enough. */
  policy: Policy;
  policyText: string;
}

export const witnessedAt = 1_790_000_000;

export async function makeLog(count: number, origin = 'log.arunika.example/3201/surat'): Promise<MadeLog> {
  const log = await signerNamed(origin);
  const witnesses = await Promise.all(
    ['w1', 'w2', 'w3'].map((name) => witnessNamed(`${name}.saksi.example`)),
  );
  const leaves = leavesOf(count);
  const leafHashes = leaves.map((leaf) => leafHash(sha256, leaf));
  const hashAt = nodesInMemory(sha256, leafHashes);
  const policyText = [
    `log ${printVerifierKey(log.key)}`,
    ...witnesses.map(({ key }, at) => `witness W${at + 1} ${printVerifierKey(key)}`),
    'group enough 2 W1 W2 W3',
    'quorum enough',
    '',
  ].join('\n');

  const checkpoint: MadeLog['checkpoint'] = async (size, seenBy = witnesses) => {
    const text = printCheckpoint({ origin, size, root: rootOf(sha256, leafHashes.slice(0, size)) });
    const seen = await Promise.all(seenBy.map((witness, at) => cosign(witness, text, witnessedAt + at)));
    return { text, signatures: [await signText(log, text), ...seen] };
  };
  return {
    origin,
    log,
    witnesses,
    leaves,
    leafHashes,
    hashAt,
    checkpoint,
    proof: async (index, size, seenBy) =>
      printTlogProof({
        index,
        hashes: inclusionProof(sha256, hashAt, index, size),
        note: await checkpoint(size, seenBy),
      }),
    policy: await parsePolicy(sha256, Buffer.from(policyText)),
    policyText,
  };
}
