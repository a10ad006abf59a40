import { z } from 'zod';
import { base64Of, fromBase64, utf8Of } from '#core/transparency/bytes.ts';
import { printCheckpoint } from '#core/transparency/checkpoint.ts';
import { inclusionProof, verifyInclusion } from '#core/transparency/inclusion.ts';
import { leafHash, nodesInMemory, rootOf } from '#core/transparency/merkle.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';

/** A checkpoint as it goes to a chain: its text is a leaf of the tree over all of them. */
export interface Head {
  origin: string;
  size: number;
  root: Uint8Array;
}

const headHash = (head: Head) => leafHash(sha256, utf8Of(printCheckpoint(head)));

/** The root over the newest checkpoints of all agencies (RFC 6962), in their given order. */
export function rootOfHeads(heads: readonly Head[]): Uint8Array {
  return rootOf(sha256, heads.map(headHash));
}

/** What leads from a checkpoint to the root on the chain, and where that stands; JSON that anybody can follow. */
export const ChainReceipt = z.object({
  format: z.literal('pendopo/anchor/v1'),
  chainId: z.string(),
  contract: z.string(),
  transaction: z.string(),
  block: z.string(),
  epoch: z.string(),
  root: z.string(),
  count: z.int(),
  index: z.int(),
  proof: z.array(z.string()),
  checkpoint: z.string(),
});
export type ChainReceipt = z.output<typeof ChainReceipt>;

type Place = Pick<ChainReceipt, 'chainId' | 'contract' | 'transaction' | 'block' | 'epoch'>;

/** The receipts of all heads of one epoch. */
export function receiptsOf(heads: readonly Head[], place: Place): ChainReceipt[] {
  const hashes = heads.map(headHash);
  const root = base64Of(rootOf(sha256, hashes));
  return heads.map((head, index) => ({
    ...{ format: 'pendopo/anchor/v1' as const, ...place, root, count: heads.length, index },
    proof: inclusionProof(sha256, nodesInMemory(sha256, hashes), index, heads.length).map(base64Of),
    checkpoint: printCheckpoint(head),
  }));
}

export function readReceipt(token: Uint8Array): ChainReceipt | undefined {
  try {
    return ChainReceipt.safeParse(JSON.parse(Buffer.from(token).toString())).data;
  } catch {
    return undefined;
  }
}

/** Whether a receipt leads from this checkpoint to the root that it names. */
export async function leadsToRoot(receipt: ChainReceipt | undefined, head: Head): Promise<boolean> {
  const root = receipt && fromBase64(receipt.root);
  const proof = receipt?.proof.map(fromBase64);
  if (!receipt || !root || !proof?.every((hash) => hash !== undefined)) return false;
  if (receipt.checkpoint !== printCheckpoint(head)) return false;
  const { index, count: size } = receipt;
  return verifyInclusion(sha256, { leafHash: headHash(head), index, size, root, proof });
}
