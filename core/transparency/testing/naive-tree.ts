/** The tree and its proofs as RFC 6962 §2.1 defines them, recursion by recursion: slow, and plainly right. */
import { createHash } from 'node:crypto';

const hashOf = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export class NaiveTree {
  readonly #leaves: readonly Uint8Array[];
  readonly #known = new Map<string, Buffer>();

  constructor(leaves: readonly Uint8Array[]) {
    this.#leaves = leaves;
  }

  /** MTH(D[from:to]). */
  root(from: number, to: number): Buffer {
    const place = `${from}-${to}`;
    const before = this.#known.get(place);
    if (before) return before;
    const hash = this.#root(from, to);
    this.#known.set(place, hash);
    return hash;
  }

  #root(from: number, to: number): Buffer {
    const count = to - from;
    if (count === 0) return hashOf();
    if (count === 1) return hashOf(Uint8Array.of(0), this.#leaves[from]!);
    const middle = from + splitOf(count);
    return hashOf(Uint8Array.of(1), this.root(from, middle), this.root(middle, to));
  }

  /** PATH(m, D[from:to]). */
  path(m: number, from: number, to: number): Buffer[] {
    const count = to - from;
    if (count === 1) return [];
    const split = splitOf(count);
    if (m < split) return [...this.path(m, from, from + split), this.root(from + split, to)];
    return [...this.path(m - split, from + split, to), this.root(from, from + split)];
  }

  /** SUBPROOF(m, D[from:to], known); PROOF(m, D[n]) is SUBPROOF(m, D[0:n], true). */
  subproof(m: number, from: number, to: number, known: boolean): Buffer[] {
    const count = to - from;
    if (m === count) return known ? [] : [this.root(from, to)];
    const split = splitOf(count);
    if (m <= split) return [...this.subproof(m, from, from + split, known), this.root(from + split, to)];
    return [...this.subproof(m - split, from + split, to, false), this.root(from, from + split)];
  }
}

/** k: the largest power of two smaller than n. */
function splitOf(n: number): number {
  let k = 1;
  while (k < n / 2) k *= 2;
  return k;
}

/** So many leaves, each another. */
export const leavesOf = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, index) => Buffer.from(`leaf ${index}`));
