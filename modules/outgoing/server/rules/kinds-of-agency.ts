import type { LetterKind, NumberingGroup } from '../../contract/kinds.ts';

/** A kind as an agency wants it from a day on: one of the nation's in another form, one of its own, or none any more. */
export interface KindOverride {
  kind: LetterKind;
  /** First day, `2026-11-21`. */
  from: string;
  /** True where the agency uses the kind no longer. */
  dropped: boolean;
}

/**
 * The kinds that an agency uses on a day: the nation's in their order, each replaced by the agency's latest row for it,
 * then the agency's own by name.
 */
export function kindsOfAgency(
  national: readonly LetterKind[],
  overrides: readonly KindOverride[],
  day: string,
): LetterKind[] {
  const latest = new Map<string, KindOverride>();
  for (const one of overrides) {
    const known = latest.get(one.kind.code);
    if (one.from <= day && (!known || known.from <= one.from)) latest.set(one.kind.code, one);
  }
  const codes = new Set(national.map(({ code }) => code));
  const own = [...latest.values()].filter(({ kind }) => !codes.has(kind.code));
  own.sort((a, b) => a.kind.name.localeCompare(b.kind.name, 'id'));
  return [...national.map((kind) => latest.get(kind.code) ?? { kind, dropped: false }), ...own]
    .filter(({ dropped }) => !dropped)
    .map(({ kind }) => kind);
}

/** A kind whose group nobody counts: it could never be given a number. */
export function kindsWithoutGroup(
  kinds: readonly LetterKind[],
  groups: readonly NumberingGroup[],
): LetterKind[] {
  const counted = new Set(groups.map(({ code }) => code));
  return kinds.filter(({ numberingGroup }) => !counted.has(numberingGroup));
}
