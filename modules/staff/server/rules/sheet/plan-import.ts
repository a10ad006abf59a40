import type { PersonId } from '#core/contract/ids.ts';
import { privateColumns, type StaffColumnName } from '../../../contract/sheet-columns.ts';
import type { Draft } from '../entry-faults.ts';
import { compare, type Known, type StandingEntry } from './compare.ts';
import type { readSheetRows } from './read-sheet-rows.ts';
import { factsOf } from './row-facts.ts';

export interface RowFault {
  row: number;
  column: string | null;
  code: string;
}

/** An employee that a row may speak of. */
export interface Subject extends Omit<Known, 'today'> {
  readonly personId: PersonId;
  readonly name: string;
  /** Why nothing may be entered in the file by whoever imports; null where it may. */
  readonly refused: 'staff.own-file' | 'staff.row-unknown-number' | null;
  readonly readsPrivate: boolean;
}

/** An entry that a row brings. */
export interface PlannedEntry {
  row: number;
  subject: Subject;
  draft: Draft;
  before: StandingEntry | null;
  corrects: boolean;
}

export interface ImportPlan {
  planned: PlannedEntry[];
  unchanged: number;
  faults: RowFault[];
}

/** The rows with a number, as `readSheetRows` reads them. */
export type SheetRows = ReturnType<typeof readSheetRows>;

/** Whether a row says something of the private part. */
export function tellsPrivate(values: object): boolean {
  return privateColumns.some((name) => name in values);
}

/** What the rows of a sheet bring to the files, with every fault of every row. */
export function planImport(
  { rows, faults: unread }: SheetRows,
  subjects: ReadonlyMap<string, Subject>,
  entriesOf: (personId: PersonId) => readonly StandingEntry[],
  today: string,
): ImportPlan {
  const plan: ImportPlan = { planned: [], unchanged: 0, faults: [...unread] };
  const seen = new Set<string>();
  for (const { row, values } of rows) {
    const nip = values.nip_baru;
    if (!nip) continue;
    const report = (column: StaffColumnName, code: string) => plan.faults.push({ row, column, code });
    const subject = subjects.get(nip);
    const refused = seen.has(nip)
      ? 'staff.row-twice'
      : subject
        ? subject.refused
        : 'staff.row-unknown-number';
    seen.add(nip);
    if (refused || !subject) {
      report('nip_baru', refused ?? 'staff.row-unknown-number');
      continue;
    }
    if (tellsPrivate(values) && !subject.readsPrivate) {
      report(privateColumns.find((name) => name in values)!, 'staff.row-private');
      continue;
    }
    const known = { ...subject, today };
    for (const fact of factsOf(values, subject.employment)) {
      const comparison = compare(fact, entriesOf(subject.personId), known);
      if (comparison.result === 'unchanged') plan.unchanged += 1;
      if (comparison.result === 'fault') report(comparison.column, comparison.code);
      if (comparison.result === 'changed')
        plan.planned.push({
          ...{ row, subject },
          draft: comparison.draft,
          before: comparison.before,
          corrects: comparison.corrects,
        });
    }
  }
  plan.faults.sort((one, other) => one.row - other.row);
  return plan;
}
