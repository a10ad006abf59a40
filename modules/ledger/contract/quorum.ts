/** How many witnesses are enough, and what a policy promises when one of them lies. */
import type { PolicyWarning } from './witnesses.ts';

/** Witnesses that count together; every group that has members must be satisfied. */
export interface QuorumGroup {
  size: number;
  needs: number;
}

/**
 * What the product advises. Two quorums of `k` of `n` witnesses share an honest one while `2k > n + f`, with `f` that lie;
 * that one cosigned only one of two histories. One group alone must bear one that lies: three of four. Of two groups each
 * needs only its majority, because whoever lies sits in one of them.
 */
export function advisedNeeds(size: number, groups: number): number {
  const liars = groups > 1 ? 0 : 1;
  return Math.min(size, Math.floor((size + liars) / 2) + 1);
}

/** True where two histories cannot both come to a quorum, however so many witnesses lie (0 or 1). */
export function keepsApart(groups: readonly QuorumGroup[], liars: 0 | 1): boolean {
  const holds = ({ size, needs }: QuorumGroup, lying: number) => 2 * needs > size + lying;
  if (liars === 0) return groups.some((group) => holds(group, 0));
  return (
    groups.length > 0 && groups.every((_, at) => groups.some((one, on) => holds(one, on === at ? 1 : 0)))
  );
}

/** What people should know of a policy before they rely on it; it is told and forbids nothing. */
export function quorumWarnings(all: readonly QuorumGroup[]): PolicyWarning[] {
  const groups = all.filter(({ size }) => size > 0);
  if (groups.length === 0) return ['no-witnesses'];
  const warnings: PolicyWarning[] = [];
  if (!keepsApart(groups, 0)) warnings.push('two-histories-at-once');
  else if (!keepsApart(groups, 1)) warnings.push('two-histories-with-one-liar');
  if (groups.some(({ size, needs }) => needs === size)) warnings.push('stops-with-one-away');
  return warnings;
}
