import type { LetterKind, NumberingGroup } from '../../../contract/kinds.ts';
import { type PatternFault, parsePattern } from './parse-pattern.ts';
import { hasToken } from './pattern.ts';

export type GroupFault = PatternFault | { code: 'outgoing.pattern-needs-code'; at: number };

/**
 * What is wrong with a group: its pattern by itself, and whether it holds the classification code where a kind must have
 * one (Permendagri 83/2022 art. 3(6)) or where each code counts for itself and two of them would print the same number.
 */
export function groupFaults(group: NumberingGroup, kinds: readonly LetterKind[]): readonly GroupFault[] {
  const { pattern, faults } = parsePattern(group.pattern);
  if (!pattern) return faults;
  const mine = kinds.filter(({ numberingGroup }) => numberingGroup === group.code);
  const needsCode =
    group.counter === 'classification' || mine.some(({ classification }) => classification === 'always');
  if (!needsCode || hasToken(pattern, 'kode')) return [];
  return [{ code: 'outgoing.pattern-needs-code', at: group.pattern.length }];
}
