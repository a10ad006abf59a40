import type { Assignment, Decided, PatternVersion } from './decided.ts';

/** What is supposed to count over the whole of a time, whatever was decided about it. */
export interface Supposed {
  /** In place of all versions of its pattern; null where those stand. */
  version: PatternVersion | null;
  /** In place of all assignments of its unit or person; null where those stand. */
  assignment: Assignment | null;
}

/** What was decided, as it would be if something else counted. Nearer units, and people, keep what they have. */
export function supposing(decided: Decided, { version, assignment }: Supposed): Decided {
  const { versions, assignments } = decided;
  return {
    ...decided,
    versions: version
      ? [...versions.filter(({ patternId }) => patternId !== version.patternId), version]
      : versions,
    assignments: assignment
      ? [...assignments.filter((one) => !sameSubject(one, assignment)), assignment]
      : assignments,
  };
}

const sameSubject = (one: Assignment, other: Assignment): boolean =>
  one.unitId === other.unitId && one.personId === other.personId;
