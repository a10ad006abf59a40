/** What somebody may try with a true claim; none of it may be accepted. */
import type { TreeHead } from '../consistency.ts';
import type { InclusionClaim } from '../inclusion.ts';
import { consistencyRanges, inclusionRanges } from '../subtrees.ts';

export interface Forgery<Claim> {
  what: string;
  claim: Claim;
}

export interface ConsistencyClaim {
  older: TreeHead;
  newer: TreeHead;
  proof: readonly Uint8Array[];
}

export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[bit >> 3]! ^= 1 << (bit & 7);
  return changed;
}

/** A proof with something done to its hashes. `others` are hashes that stand nearby and may be put in. */
export function changedProofs(
  proof: readonly Uint8Array[],
  others: readonly Uint8Array[],
): [string, Uint8Array[]][] {
  const flips = proof.flatMap((hash, at): [string, Uint8Array[]][] =>
    [0, 100, 255].map((bit) => [
      `bit ${bit} of hash ${at}`,
      proof.with(at, flipped(hash, bit)) as Uint8Array[],
    ]),
  );
  const swaps = proof
    .slice(1)
    .map((hash, at): [string, Uint8Array[]] => [
      `hashes ${at} and ${at + 1} swapped`,
      proof.with(at, hash).with(at + 1, proof[at]!) as Uint8Array[],
    ]);
  const cuts: [string, Uint8Array[]][] =
    proof.length === 0
      ? []
      : [
          ['first hash gone', proof.slice(1)],
          ['last hash gone', proof.slice(0, -1)],
          ['all hashes gone', []],
          ['a hash of 31 bytes', proof.with(0, proof[0]!.subarray(0, 31)) as Uint8Array[]],
        ];
  const additions = [...others, new Uint8Array(32), new Uint8Array()].flatMap(
    (hash): [string, Uint8Array[]][] => [
      ['a hash behind', [...proof, hash]],
      ['a hash in front', [hash, ...proof]],
    ],
  );
  return [...flips, ...swaps, ...cuts, ...additions];
}

export function inclusionForgeries(claim: InclusionClaim): Forgery<InclusionClaim>[] {
  const { index, size, leafHash, root, proof } = claim;
  const proofs = changedProofs(proof, [leafHash, root]).map(([what, changed]) => ({
    what,
    claim: { ...claim, proof: changed },
  }));
  const indexes = [
    0,
    index - 1,
    index + 1,
    index ^ 2,
    size - 1,
    size,
    size + index,
    -1,
    index + 0.5,
    2 ** 53,
  ];
  const sizes = [0, 1, index, index + 1, size - 1, size + 1, size * 2, Math.floor(size / 2), -1, Number.NaN];
  return [
    ...proofs,
    ...indexes
      .filter((other) => other !== index)
      .map((other) => ({ what: `index ${other}`, claim: { ...claim, index: other } })),
    ...sizes
      .filter((other) => pathOf(index, other) !== pathOf(index, size))
      .map((other) => ({ what: `size ${other}`, claim: { ...claim, size: other } })),
    { what: 'a bit of the leaf', claim: { ...claim, leafHash: flipped(leafHash, 9) } },
    { what: 'a bit of the root', claim: { ...claim, root: flipped(root, 250) } },
    { what: 'half a root', claim: { ...claim, root: root.subarray(0, 16) } },
    { what: 'no root', claim: { ...claim, root: new Uint8Array() } },
    { what: 'no leaf hash', claim: { ...claim, leafHash: new Uint8Array() } },
  ];
}

export function consistencyForgeries(claim: ConsistencyClaim): Forgery<ConsistencyClaim>[] {
  const { older, newer, proof } = claim;
  const proofs = changedProofs(proof, [older.root, newer.root]).map(([what, changed]) => ({
    what,
    claim: { ...claim, proof: changed },
  }));
  const sizes: [number, number][] = [
    [older.size - 1, newer.size],
    [older.size + 1, newer.size],
    [older.size ^ 2, newer.size],
    [0, newer.size],
    [-1, newer.size],
    [older.size, newer.size * 2],
    [older.size, Math.floor(newer.size / 2)],
    [newer.size, older.size],
    [newer.size + 1, newer.size],
  ];
  const withHeads = (what: string, changed: Partial<ConsistencyClaim>) => ({
    what,
    claim: { ...claim, ...changed },
  });
  return [
    ...proofs,
    ...sizes
      .filter(([old, now]) => shapeOf(old, now) !== shapeOf(older.size, newer.size))
      .map(([old, now]) =>
        withHeads(`sizes ${old} and ${now}`, {
          older: { ...older, size: old },
          newer: { ...newer, size: now },
        }),
      ),
    withHeads('a bit of the older root', { older: { ...older, root: flipped(older.root, 3) } }),
    withHeads('a bit of the newer root', { newer: { ...newer, root: flipped(newer.root, 200) } }),
    withHeads('half an older root', { older: { ...older, root: older.root.subarray(0, 16) } }),
    withHeads('no newer root', { newer: { ...newer, root: new Uint8Array() } }),
    ...(older.size === newer.size
      ? []
      : [
          withHeads('roots swapped', {
            older: { ...older, root: newer.root },
            newer: { ...newer, root: older.root },
          }),
        ]),
  ];
}

/**
 * The way from a leaf to the root. Two sizes in which it is the same are not told apart by a proof, which is no fault:
 * what a root was signed for says the checkpoint.
 */
function pathOf(index: number, size: number): string {
  if (!(index >= 0 && index < size)) return 'none';
  return inclusionRanges(index, size)
    .map(({ from }) => (from > index ? 'right' : 'left'))
    .join();
}

function shapeOf(oldSize: number, size: number): string {
  if (!(oldSize > 0 && oldSize <= size)) return 'none';
  return consistencyRanges(oldSize, size)
    .map(({ from, to }) => (from >= oldSize ? 'new' : to === oldSize ? 'last' : 'old'))
    .join();
}

/** What an implementation takes although it must not. */
export async function accepted<Claim>(
  forgeries: readonly Forgery<Claim>[],
  verify: (claim: Claim) => boolean | Promise<boolean>,
): Promise<string[]> {
  const taken: string[] = [];
  for (const { what, claim } of forgeries) if (await verify(claim)) taken.push(what);
  return taken;
}
