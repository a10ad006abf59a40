/** What trees and proofs cost; for people to read, nothing is held against a limit here. */
import { appendLeaves, emptyRange, rootOfRange } from '../compact-range.ts';
import { verifyInclusion } from '../inclusion.ts';
import { leafHash } from '../merkle.ts';
import { sha256 } from '../node/node-crypto.ts';
import { growTiles, hashesOfTile } from '../tile-content.ts';
import { inclusionProofFromTiles, rootFromTiles } from '../tile-proofs.ts';
import { tilePath, tileWidth } from '../tiles.ts';
import { TileFolder } from './tile-folder.ts';

export interface TreeFigure {
  metric: string;
  value: number;
  unit: 'ms' | 'hashes';
}

/** As many as a sequencer takes in at once. */
const batch = 2_000;
const samples = 500;

/**
 * Grows a log of so many leaves in memory and proves leaves of it from its tiles.
 * @throws Error when a root or a proof does not hold
 */
export async function measureTree(leaves = 1_000_000): Promise<TreeFigure[]> {
  const hashes = Array.from({ length: leaves }, (_, at) => leafHash(sha256, Buffer.from(`leaf ${at}`)));
  const folder = new TileFolder();
  const [grown] = await took(async () => {
    for (let size = 0; size < leaves; size += batch)
      folder.write(await growTiles(sha256, folder.read, size, hashes.slice(size, size + batch)));
  });
  const [appended, root] = await took(async () =>
    rootOfRange(sha256, appendLeaves(sha256, emptyRange, hashes)),
  );
  const [rebuilt, again] = await took(async () => rootOfLowestTiles(folder, leaves));
  const [read, fromTiles] = await took(() => rootFromTiles(sha256, folder.read, leaves));
  for (const other of [again, fromTiles])
    if (!Buffer.from(other).equals(root)) throw new Error('another root');

  const made: number[] = [];
  const verified: number[] = [];
  let longest = 0;
  for (let sample = 0; sample < samples; sample++) {
    const index = (sample * 7_919 * 31) % leaves;
    const [makes, proof] = await took(() => inclusionProofFromTiles(sha256, folder.read, index, leaves));
    const claim = { leafHash: hashes[index]!, index, size: leaves, root, proof };
    const [verifies, holds] = await took(() => verifyInclusion(sha256, claim));
    if (!holds) throw new Error(`the proof of leaf ${index} does not hold`);
    made.push(makes);
    verified.push(verifies);
    longest = Math.max(longest, proof.length);
  }
  const of = `of ${leaves} leaves`;
  return [
    { metric: `tiles ${of}, grown ${batch} at a time`, value: grown, unit: 'ms' },
    { metric: `root ${of}, from leaf hashes`, value: appended, unit: 'ms' },
    { metric: `root ${of}, every leaf hash of its tiles hashed again`, value: rebuilt, unit: 'ms' },
    { metric: `root ${of}, from the tiles that tell it`, value: read, unit: 'ms' },
    { metric: 'inclusion proof from tiles, median', value: median(made), unit: 'ms' },
    { metric: 'inclusion proof verified, median', value: median(verified), unit: 'ms' },
    { metric: 'longest inclusion proof', value: longest, unit: 'hashes' },
  ];
}

function rootOfLowestTiles(folder: TileFolder, leaves: number): Uint8Array {
  let range = emptyRange;
  for (let index = 0; range.size < leaves; index++) {
    const width = Math.min(tileWidth, leaves - range.size);
    const tile = { level: 0, index, width };
    const bytes = folder.files.get(tilePath(tile))!;
    range = appendLeaves(sha256, range, hashesOfTile(tile, bytes));
  }
  return rootOfRange(sha256, range);
}

async function took<T>(work: () => Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
