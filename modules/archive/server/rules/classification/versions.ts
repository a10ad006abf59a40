import type { ClassificationVersion } from './classification.ts';

/** The version in force on a day; null before the first, after the last, and where a gap was left. */
export function versionOn(
  versions: readonly ClassificationVersion[],
  day: string,
): ClassificationVersion | null {
  return (
    versions.find(
      ({ startsOn, endsBefore }) => startsOn <= day && (endsBefore === null || day < endsBefore),
    ) ?? null
  );
}

/** Versions that were in force on any day from `from` to `until`, both included, the earliest first. */
export function versionsBetween(
  versions: readonly ClassificationVersion[],
  from: string,
  until: string,
): ClassificationVersion[] {
  return versions
    .filter(({ startsOn, endsBefore }) => startsOn <= until && (endsBefore === null || from < endsBefore))
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
}

/**
 * What a code of the version before is in this one; null where its subject is gone, also where the same figures were
 * given to another subject since.
 */
export function codeIn(
  version: Pick<ClassificationVersion, 'tree' | 'movedFrom'>,
  former: string,
): string | null {
  const moved = version.movedFrom.get(former);
  if (moved !== undefined) return version.tree.has(moved) ? moved : null;
  const givenAway = [...version.movedFrom.values()].includes(former);
  return version.tree.has(former) && !givenAway ? former : null;
}

/**
 * What is wrong with the days of a version beside the others, as a code; null when nothing is.
 * @returns `archive.version-ends-before-it-starts` or `archive.versions-overlap`
 */
export function versionFault(
  version: Pick<ClassificationVersion, 'id' | 'startsOn' | 'endsBefore'>,
  others: readonly Pick<ClassificationVersion, 'id' | 'startsOn' | 'endsBefore'>[],
): 'archive.version-ends-before-it-starts' | 'archive.versions-overlap' | null {
  if (version.endsBefore !== null && version.endsBefore <= version.startsOn)
    return 'archive.version-ends-before-it-starts';
  const overlaps = others.some(
    (other) =>
      other.id !== version.id &&
      (other.endsBefore === null || version.startsOn < other.endsBefore) &&
      (version.endsBefore === null || other.startsOn < version.endsBefore),
  );
  return overlaps ? 'archive.versions-overlap' : null;
}
