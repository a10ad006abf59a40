import type {
  ClassificationDifference,
  ClassificationView,
  VersionView,
} from '../../contract/classifications.ts';
import type { ClassificationVersionId } from '../../contract/terms.ts';
import { type AccessRule, accessOf } from '../rules/access/access-rules.ts';
import type { ClassificationEntry, RetentionRule } from '../rules/classification/classification.ts';
import type { ClassificationChange } from '../rules/classification/difference.ts';
import type { ClassificationList } from './classification-list.ts';
import type { VersionHead } from './versions.queries.ts';

export function presentVersion(head: VersionHead): VersionView {
  return {
    id: head.id as ClassificationVersionId,
    basis: head.basis,
    scheme: head.scheme,
    startsOn: head.starts_on,
    endsBefore: head.ends_before,
    fromYearEnd: head.from_year_end,
    supplied: head.supplied,
  };
}

export function presentEntry(
  list: ClassificationList,
  rules: ReadonlyMap<string, AccessRule>,
  { code, title, rule }: ClassificationEntry,
): ClassificationView {
  const access = accessOf(rules, list.scheme, code);
  return {
    code,
    title,
    below: list.below.get(code)?.length ?? 0,
    rule: rule && presentRule(rule),
    securityClass: access.ruledBy === null ? null : access.securityClass,
  };
}

function presentRule({ exception, ...rule }: RetentionRule) {
  return { ...rule, exception: exception?.words ?? null };
}

const mostShown = 200;

export function presentDifference(changes: readonly ClassificationChange[]): ClassificationDifference {
  const count = (kind: ClassificationChange['kind']) => changes.filter((one) => one.kind === kind).length;
  return {
    added: count('added'),
    removed: count('removed'),
    moved: count('moved'),
    renamed: count('renamed'),
    retentionChanged: count('retention-changed'),
    shown: changes.slice(0, mostShown).map(shownChange),
  };
}

function shownChange(change: ClassificationChange): ClassificationDifference['shown'][number] {
  const before = 'before' in change ? change.before : null;
  const after = 'after' in change ? change.after : null;
  const words = (entry: ClassificationEntry | null) => entry && `${entry.code} ${entry.title}`;
  return {
    kind: change.kind,
    code: (after ?? before)!.code,
    before: words(before),
    after: words(after),
    fields: change.kind === 'retention-changed' ? change.fields : [],
  };
}
