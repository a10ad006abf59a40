/** A log as its witnesses see it: signed checkpoints of any size, of either of two histories that part at some leaf. */

import { printCheckpoint } from '#core/transparency/checkpoint.ts';
import { consistencyProof } from '#core/transparency/consistency.ts';
import { type Signer, signText } from '#core/transparency/cosignature.ts';
import { inclusionProof } from '#core/transparency/inclusion.ts';
import { leafHash, nodesInMemory, rootOf } from '#core/transparency/merkle.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import type { Note } from '#core/transparency/note.ts';
import { signerNamed } from '#core/transparency/testing/signers.ts';
import { printVerifierKey } from '#core/transparency/verifier-key.ts';
import type { AddCheckpoint } from '#core/transparency/witness-protocol.ts';

export interface ToldLog {
  origin: string;
  signer: Signer;
  vkey: string;
  root: (size: number) => Uint8Array;
  note: (size: number) => Promise<Note>;
  /** What the log asks of a witness that cosigned the old size. */
  asks: (oldSize: number, size: number) => Promise<AddCheckpoint>;
  inclusion: (index: number, size: number) => Uint8Array[];
}

/** @param partsAt leaves from here on are others than those of the honest history */
export async function toldLog(origin: string, count: number, partsAt = count): Promise<ToldLog> {
  const signer = await signerNamed(origin);
  const hashes = Array.from({ length: count }, (_, index) =>
    leafHash(sha256, Buffer.from(`${index < partsAt ? 'leaf' : 'other'} ${index}`)),
  );
  const hashAt = nodesInMemory(sha256, hashes);
  const root = (size: number) => rootOf(sha256, hashes.slice(0, size));
  const note = async (size: number): Promise<Note> => {
    const text = printCheckpoint({ origin, size, root: root(size) });
    return { text, signatures: [await signText(signer, text)] };
  };
  return {
    origin,
    signer,
    vkey: printVerifierKey(signer.key),
    root,
    note,
    asks: async (oldSize, size) => ({
      oldSize,
      proof: oldSize === 0 || oldSize > size ? [] : consistencyProof(sha256, hashAt, oldSize, size),
      note: await note(size),
    }),
    inclusion: (index, size) => inclusionProof(sha256, hashAt, index, size),
  };
}
