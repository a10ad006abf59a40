import { type Random, seeded } from '../letters-evaluation/random.ts';
import { usualWays, type Ways } from './ways.ts';

/** What a made-up world draws from; the same seed draws the same of the same ways. */
export interface Chance extends Random {
  readonly ways: Ways;
  between(low: number, high: number): number;
  /** Normal around 0. */
  normal(spread: number): number;
  /** Around a median; `spread` of the logarithm. */
  skewed(median: number, spread: number): number;
  /** One of several, each as likely as its weight. */
  of<T>(...weighted: readonly (readonly [weight: number, value: T])[]): T;
}

export function chanceOf(seed: number, ways: Ways = usualWays): Chance {
  const random = seeded(seed);
  const normal = (spread: number) =>
    spread * Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return {
    ...random,
    ways,
    between: (low, high) => low + random.next() * (high - low),
    normal,
    skewed: (median, spread) => median * Math.exp(normal(spread)),
    of: (...weighted) => {
      let left = random.next() * weighted.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of weighted) {
        left -= weight;
        if (left < 0) return value;
      }
      return weighted.at(-1)![1];
    },
  };
}
