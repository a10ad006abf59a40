import { sameBytes } from './bytes.ts';
import { type TreeHead, verifyConsistency } from './consistency.ts';
import type { Checking } from './crypto.ts';
import { emptyRoot } from './merkle.ts';
import { openNote } from './open-note.ts';
import type { VerifierKey } from './verifier-key.ts';
import type { AddCheckpointAnswer, ReadAddCheckpoint } from './witness-protocol.ts';

/** The keys that a witness believes, by the origin of the log. */
export type BelievedLogs = ReadonlyMap<string, readonly VerifierKey[]>;

export type Judgement =
  /** Cosign, after the head was kept as the latest of its origin. */
  { status: 200; latest: TreeHead } | Exclude<AddCheckpointAnswer, { status: 200 }>;

/**
 * What a witness must answer (C2SP tlog-witness, "add-checkpoint"), in the order of the specification.
 *
 * `latest` is the head that this witness cosigned last for the origin of the request, read under a lock that is held
 * until the new one is kept: two requests at once could otherwise lead it back to a smaller tree.
 */
export async function judgeAddCheckpoint(
  checking: Checking,
  latest: TreeHead | undefined,
  { oldSize, proof, note, checkpoint }: ReadAddCheckpoint,
  believed: BelievedLogs,
): Promise<Judgement> {
  const keys = believed.get(checkpoint.origin);
  if (!keys || keys.length === 0) return { status: 404 };
  if ((await openNote(checking, note, keys)).outcome !== 'signed') return { status: 403 };
  if (oldSize > checkpoint.size) return { status: 400 };
  if (oldSize !== (latest?.size ?? 0)) return { status: 409, size: latest?.size ?? 0 };
  const head = { size: checkpoint.size, root: checkpoint.root };
  return (await follows(checking, latest, head, proof)) ? { status: 200, latest: head } : { status: 422 };
}

async function follows(
  { sha256 }: Checking,
  latest: TreeHead | undefined,
  head: TreeHead,
  proof: readonly Uint8Array[],
): Promise<boolean> {
  if (head.size === 0 && !sameBytes(head.root, await emptyRoot(sha256))) return false;
  // The empty tree begins every tree: there is nothing to prove, and nothing may be there.
  if (!latest || latest.size === 0) return proof.length === 0;
  return verifyConsistency(sha256, latest, head, proof);
}
