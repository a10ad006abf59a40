import type { ClassificationEntry, ClassificationVersion, RetentionRule } from './classification.ts';
import { codeIn } from './versions.ts';

/** What became of a code from one version to the next; `parent` tells that it stands under another code. */
export type ClassificationChange =
  | { kind: 'added'; after: ClassificationEntry }
  | { kind: 'removed'; before: ClassificationEntry }
  | { kind: 'moved'; before: ClassificationEntry; after: ClassificationEntry }
  | { kind: 'renamed'; before: ClassificationEntry; after: ClassificationEntry }
  | {
      kind: 'retention-changed';
      before: ClassificationEntry;
      after: ClassificationEntry;
      /** Properties of the rule that differ. */
      fields: (keyof RetentionRule)[];
    };

/**
 * The changes between two versions, in the order of the list. A code is the same one where it is written the same, or
 * where the later version says which code it was (`movedFrom`); one code may be moved, renamed and ruled anew at once.
 */
export function differenceOf(
  before: Pick<ClassificationVersion, 'tree'>,
  after: Pick<ClassificationVersion, 'tree' | 'movedFrom'>,
): ClassificationChange[] {
  const formers = new Map<string, ClassificationEntry[]>();
  const removed: ClassificationChange[] = [];
  for (const entry of before.tree.values()) {
    const now = codeIn(after, entry.code);
    if (now === null) removed.push({ kind: 'removed', before: entry });
    else formers.set(now, [...(formers.get(now) ?? []), entry]);
  }
  const changes = [...after.tree.values()].flatMap((entry): ClassificationChange[] => {
    const from = formers.get(entry.code);
    return from ? from.flatMap((former) => changesOf(former, entry)) : [{ kind: 'added', after: entry }];
  });
  return [...changes, ...removed];
}

function changesOf(before: ClassificationEntry, after: ClassificationEntry): ClassificationChange[] {
  const changes: ClassificationChange[] = [];
  if (before.code !== after.code || before.parent !== after.parent)
    changes.push({ kind: 'moved', before, after });
  if (before.title !== after.title) changes.push({ kind: 'renamed', before, after });
  const fields = changedFields(before.rule, after.rule);
  if (fields.length > 0) changes.push({ kind: 'retention-changed', before, after, fields });
  return changes;
}

const fieldsOfRule = [
  'activeYears',
  'activeTrigger',
  'inactiveYears',
  'inactiveTrigger',
  'fate',
  'exception',
] as const;

function changedFields(before: RetentionRule | null, after: RetentionRule | null): (keyof RetentionRule)[] {
  return fieldsOfRule.filter(
    (field) => JSON.stringify(before?.[field] ?? null) !== JSON.stringify(after?.[field] ?? null),
  );
}
