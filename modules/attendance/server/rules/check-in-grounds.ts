import type { Ground, secondProofs, Verdict } from '../../contract/check-ins.ts';

/** What is known of a check-in when it arrives. */
export interface Arrived {
  time: 'accept' | 'review';
  verdict: Verdict;
  secondProof: (typeof secondProofs)[number];
  /** The day is one of work elsewhere: by a mark that was approved, or by the pattern. */
  elsewhere: boolean;
}

/**
 * Why somebody has to look at a check-in; nothing where it counts as it is. The code at the entrance stands in for a position
 * that decides nothing, never for one that lies outside.
 */
export function groundsOf({ time, verdict, secondProof, elsewhere }: Arrived): Ground[] {
  const grounds: Ground[] = time === 'review' ? ['time'] : [];
  if (elsewhere) return grounds;
  if (verdict === 'out') grounds.push('outside');
  if (secondProof === 'given') return grounds;
  if (verdict === 'uncertain') grounds.push('position-uncertain');
  if (verdict === 'no-position') grounds.push('no-position');
  return grounds;
}
