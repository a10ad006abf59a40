import type { Tx } from '#core/db/tx.ts';
import {
  appendLeaves,
  type CompactRange,
  emptyRange,
  rootOfRange,
} from '#core/transparency/compact-range.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import type { LogName } from '../contract/terms.ts';
import { hashesFrom } from './logs.queries.ts';

/** Hashes that are in memory at once: half a megabyte. */
const atOnce = 16_384;

/** A tree with further leaves of the database, read in pieces. */
export async function grownByLeaves(
  tx: Tx,
  stream: LogName,
  from: CompactRange,
  size: number,
): Promise<CompactRange> {
  let range = from;
  while (range.size < size) {
    const to = Math.min(range.size + atOnce, size);
    range = appendLeaves(sha256, range, await hashesFrom(tx, stream, range.size, to));
  }
  return range;
}

/** The root of the first leaves, as many as are asked for, made anew from the database. */
export async function rootOfLeaves(tx: Tx, stream: LogName, size: number): Promise<Uint8Array> {
  return rootOfRange(sha256, await grownByLeaves(tx, stream, emptyRange, size));
}
