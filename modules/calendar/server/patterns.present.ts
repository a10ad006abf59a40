import type { PatternVersionView, PatternView } from '../contract/patterns.ts';
import type { VersionRow } from './patterns.queries.ts';
import { addDays, type Day } from './rules/days.ts';
import type { PatternVersion } from './rules/decided.ts';

/** The last day of a time, as people speak of it. */
export function lastDayOf(endsBefore: Day | null): Day | null {
  return endsBefore && addDays(endsBefore, -1);
}

function presentVersion(
  { startsOn, endsBefore, rule, basis }: Pick<VersionRow, 'startsOn' | 'endsBefore' | 'rule' | 'basis'>,
  id: VersionRow['id'] | null,
): PatternVersionView {
  return { id, startsOn, lastDay: lastDayOf(endsBefore), rule, basis };
}

/** Rows of patterns as patterns, in their order. */
export function presentPatterns(rows: readonly VersionRow[]): PatternView[] {
  const views = new Map<string, PatternView>();
  for (const row of rows) {
    const { patternId, name } = row;
    const view = views.get(patternId) ?? { id: patternId, name, versions: [] };
    view.versions.push(presentVersion(row, row.id));
    views.set(patternId, view);
  }
  return [...views.values()];
}

export function presentLaw(law: PatternVersion): PatternView {
  return { id: null, name: null, versions: [presentVersion(law, null)] };
}
