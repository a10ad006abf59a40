import { describe, expect, it } from 'vitest';
import { advisedNeeds, keepsApart, type QuorumGroup, quorumWarnings } from './quorum.ts';

/**
 * Tries every way in which a log may show two histories: each honest witness cosigns one of them or none, whoever lies
 * both. True where both can come to a quorum.
 */
function forks(groups: readonly QuorumGroup[], liarIn: number | undefined): boolean {
  return groups.every(({ size, needs }, at) => {
    const lying = at === liarIn ? 1 : 0;
    for (let first = 0; first <= size - lying; first += 1)
      if (first + lying >= needs && size - lying - first + lying >= needs) return true;
    return false;
  });
}
const group = (needs: number, size: number): QuorumGroup => ({ needs, size });

describe('a quorum', () => {
  it('keeps two histories apart exactly where no way to show them exists', () => {
    const some = [1, 2, 3, 4, 5, 6, 7].flatMap((size) =>
      Array.from({ length: size }, (_, at) => group(at + 1, size)),
    );
    for (const one of some)
      for (const groups of [[one], ...some.map((other) => [one, other])]) {
        expect(keepsApart(groups, 0), JSON.stringify(groups)).toBe(!forks(groups, undefined));
        const withLiar = groups.some((_, at) => forks(groups, at));
        expect(keepsApart(groups, 1), JSON.stringify(groups)).toBe(!withLiar);
      }
  });

  it('is three of four, or the majority of each of two groups, where nobody decided otherwise', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((size) => advisedNeeds(size, 1))).toEqual([0, 1, 2, 3, 3, 4, 4, 5]);
    expect([1, 2, 3, 4].map((size) => advisedNeeds(size, 2))).toEqual([1, 2, 2, 3]);
    expect(quorumWarnings([group(3, 4)])).toEqual([]);
    expect(quorumWarnings([group(2, 3), group(2, 3)])).toEqual([]);
  });

  it('is warned of where it would not survive one that lies, and where one that is away stops it', () => {
    expect(quorumWarnings([])).toEqual(['no-witnesses']);
    expect(quorumWarnings([group(0, 0)])).toEqual(['no-witnesses']);
    expect(quorumWarnings([group(2, 3)])).toEqual(['two-histories-with-one-liar']);
    expect(quorumWarnings([group(2, 4)])).toEqual(['two-histories-at-once']);
    expect(quorumWarnings([group(3, 3)])).toEqual(['stops-with-one-away']);
    expect(quorumWarnings([group(1, 1)])).toEqual(['two-histories-with-one-liar', 'stops-with-one-away']);
  });
});
