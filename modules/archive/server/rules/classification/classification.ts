import type { ClassificationVersionId, Fate } from '../../../contract/terms.ts';
import { compareCodes } from './codes.ts';

/** What happens to the records that a rule excepts: kept in the personal file, kept for good, or for the panel to say. */
export type ExceptedFate = 'personal-file' | 'permanent' | 'reappraise';

/** "Musnah, kecuali …": records of the kind that do not share its fate. */
export interface RuleException {
  /** As the schedule says it, without "kecuali". */
  words: string;
  fate: ExceptedFate;
}

/** One row of a retention schedule (JRA). Years are whole and counted from the event, or from the closing without one. */
export interface RetentionRule {
  activeYears: number;
  /** The event after which the active period begins, in the words of the schedule; null for the closing of the dossier. */
  activeTrigger: string | null;
  inactiveYears: number;
  /** The event after which the inactive period begins; null where it follows the active one. */
  inactiveTrigger: string | null;
  fate: Fate;
  exception: RuleException | null;
}

export interface ClassificationEntry {
  code: string;
  parent: string | null;
  title: string;
  /** 1 for a code of the first level. */
  level: number;
  rule: RetentionRule | null;
}

/** The classification of one version: entries by code, in the order of a printed list. */
export type ClassificationTree = ReadonlyMap<string, ClassificationEntry>;

/** A classification with its schedule as an agency head set it, in force from `startsOn` until before `endsBefore`. */
export interface ClassificationVersion {
  id: ClassificationVersionId;
  /** What set it: the regulation with its number. */
  basis: string;
  startsOn: string;
  endsBefore: string | null;
  /**
   * True where years count from the end of the year in which a period would begin, the usual practice; false where they
   * count from the day itself.
   */
  fromYearEnd: boolean;
  tree: ClassificationTree;
  /** Codes of earlier versions that became others, as the new list itself says. */
  movedFrom: ReadonlyMap<string, string>;
}

export function treeOf(entries: Iterable<ClassificationEntry>): ClassificationTree {
  const sorted = [...entries].sort((a, b) => compareCodes(a.code, b.code));
  return new Map(sorted.map((entry) => [entry.code, entry]));
}

/** The entry and those above it, from itself up. */
export function lineOf(tree: ClassificationTree, code: string): ClassificationEntry[] {
  const line: ClassificationEntry[] = [];
  for (let entry = tree.get(code); entry && !line.includes(entry); entry = tree.get(entry.parent ?? ''))
    line.push(entry);
  return line;
}

/**
 * The rule of a code: its own, or that of the nearest code above it, since a schedule may rule a whole group in one row
 * (100.3.2 for the drafts of regulations below it).
 */
export function ruleOf(
  tree: ClassificationTree,
  code: string,
): { rule: RetentionRule; from: ClassificationEntry } | null {
  const from = lineOf(tree, code).find((entry) => entry.rule !== null);
  return from?.rule ? { rule: from.rule, from } : null;
}
