import { type Layout, LetterKind, NumberingGroup } from '../../contract/kinds.ts';
import { type LayoutPiece, LayoutPieces } from '../../contract/layouts.ts';
import { PageMeasures, PaperWords } from '../../contract/paper-rules.ts';
import type { Paper } from '../../contract/terms.ts';
import { kindsOfAgency } from './kinds-of-agency.ts';
import type { PageSetUp } from './paper/paper.ts';

/** What letters are written and printed by on a day: the nation's, with what the agency decided for itself. */
export interface AgencyRules {
  kinds: readonly LetterKind[];
  /** Kinds that the agency uses no longer, as they last stood: letters that were begun before keep them. */
  droppedKinds: readonly LetterKind[];
  groups: readonly NumberingGroup[];
  layouts: Readonly<Record<Layout, readonly LayoutPiece[]>>;
  words: Readonly<Record<string, string>>;
  pages: Readonly<Record<Paper, PageSetUp>>;
}

/** A decision of the agency that counts on the day, as it is kept. */
export interface Decision {
  what: 'kind' | 'group' | 'paper';
  about: string;
  from: string;
  dropped: boolean;
  rule: unknown;
}

/** The rules of the nation with the decisions laid over them. @throws where a decision is none that the contract knows */
export function rulesOfAgency(
  national: AgencyRules,
  decisions: readonly Decision[],
  day: string,
): AgencyRules {
  const kinds = decisions
    .filter(({ what }) => what === 'kind')
    .map(({ from, dropped, rule }) => ({ kind: LetterKind.parse(rule), from, dropped }));
  const own = decisions.filter(({ what }) => what === 'group').map(({ rule }) => NumberingGroup.parse(rule));
  const paper = new Map(decisions.filter(({ what }) => what === 'paper').map((one) => [one.about, one.rule]));
  const laidOver = <Key extends string, Value>(
    values: Readonly<Record<Key, Value>>,
    about: (key: Key) => string,
    read: (rule: unknown, before: Value, key: Key) => Value,
  ) =>
    Object.fromEntries(
      (Object.entries(values) as [Key, Value][]).map(([key, value]) => {
        const rule = paper.get(about(key));
        return [key, rule === undefined ? value : read(rule, value, key)];
      }),
    ) as Record<Key, Value>;
  return {
    kinds: kindsOfAgency(national.kinds, kinds, day),
    droppedKinds: kinds.filter(({ dropped, from }) => dropped && from <= day).map(({ kind }) => kind),
    groups: groupsOfAgency(national.groups, own),
    layouts: laidOver(
      national.layouts,
      (name) => `layout-${name}`,
      (rule) => LayoutPieces.parse(rule),
    ),
    words: { ...national.words, ...(paper.has('words') && PaperWords.parse(paper.get('words'))) },
    pages: laidOver(
      national.pages,
      (name) => `page-${name}`,
      (rule, _, name) => ({
        ...PageMeasures.parse(rule),
        paper: name,
      }),
    ),
  };
}

/** The nation's groups in their order, each in the agency's form where it has one; then the agency's own by name. */
function groupsOfAgency(
  national: readonly NumberingGroup[],
  own: readonly NumberingGroup[],
): NumberingGroup[] {
  const changed = new Map(own.map((group) => [group.code, group]));
  const known = new Set(national.map(({ code }) => code));
  const added = own.filter(({ code }) => !known.has(code));
  added.sort((a, b) => a.name.localeCompare(b.name, 'id'));
  return [...national.map((group) => changed.get(group.code) ?? group), ...added];
}
