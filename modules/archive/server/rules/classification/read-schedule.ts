import type { CodeScheme } from '../../../contract/terms.ts';
import { type HeadedRow, readHeadedSheet, type Sheet, type SheetFault } from '../sheets/headed-sheet.ts';
import { type ClassificationEntry, type ClassificationTree, treeOf } from './classification.ts';
import { codesAbove, isCodeOf, normalCode } from './codes.ts';
import { readRule } from './read-rule.ts';
import { type ScheduleField, scheduleColumns } from './schedule-columns.ts';

export interface ScheduleReading {
  /** Rows with text below the heading. */
  rows: number;
  /** What the sound rows say; a version is made of it only when there are no faults at all. */
  tree: ClassificationTree;
  /** Codes of the version before that became others. */
  movedFrom: ReadonlyMap<string, string>;
  /** Every fault, in the order of the rows. */
  faults: SheetFault[];
}

export interface ScheduleReadingOptions {
  scheme: CodeScheme;
  /** The version before, in which former codes must be found; null for the first list of an agency. */
  before: ClassificationTree | null;
}

type Row = HeadedRow<ScheduleField>;

const longestTitle = 1_000;

/**
 * Reads a classification with its retention schedule, for a dry run and for the import alike: each row becomes an entry
 * or is told with row, column and code of every fault. Codes are compared as `normalCode` writes them.
 */
export function readSchedule(sheet: Sheet, options: ScheduleReadingOptions): ScheduleReading {
  const { rows, faults } = readHeadedSheet<ScheduleField>(sheet, scheduleColumns);
  const report = (row: Row, field: ScheduleField, code: string) => {
    faults.push({ row: row.row, column: scheduleColumns[field].titles[0], code });
  };
  const byCode = new Map<string, Row>();
  for (const row of rows) {
    const code = normalCode(row.cells.code);
    if (code === '') report(row, 'code', 'archive.code-missing');
    else if (!isCodeOf(options.scheme, code)) report(row, 'code', 'archive.bad-code');
    else if (byCode.has(code)) report(row, 'code', 'archive.code-twice');
    else byCode.set(code, row);
  }
  const parents = new Map<string, string | null>();
  for (const [code, row] of byCode) {
    const parent = parentOf(code, row, byCode, options.scheme);
    if (typeof parent === 'object' && parent !== null) report(row, 'parent', parent.fault);
    else parents.set(code, parent);
  }
  const groups = new Set(parents.values());
  const entries: ClassificationEntry[] = [];
  for (const row of rows) {
    const code = normalCode(row.cells.code);
    const rule = readRule(row.cells, (field, fault) => report(row, field, fault));
    checkTitle(row, report);
    if (byCode.get(code) !== row) continue;
    const level = levelOf(code, parents);
    if (level === null) report(row, 'parent', 'archive.parent-loop');
    else checkLevel(row, level, report);
    checkLeaf(row, groups.has(code), report);
    if (level !== null && parents.has(code))
      entries.push({ code, parent: parents.get(code) ?? null, title: row.cells.title, level, rule });
  }
  const movedFrom = readFormerCodes(byCode, options.before, report);
  faults.sort((a, b) => a.row - b.row);
  const broken = new Set(faults.map(({ row }) => row));
  const sound = entries.filter(({ code }) => !broken.has(byCode.get(code)!.row));
  return { rows: rows.length, tree: treeOf(sound), movedFrom, faults };
}

/** The code that a row stands under: as it says, else as its code says; null for one of the first level. */
function parentOf(
  code: string,
  row: Row,
  byCode: ReadonlyMap<string, Row>,
  scheme: CodeScheme,
): string | null | { fault: string } {
  const said = normalCode(row.cells.parent);
  const above = codesAbove(scheme, code);
  if (said !== '') {
    if (!byCode.has(said)) return { fault: 'archive.unknown-parent' };
    return scheme === 'regional' && said !== above[0] ? { fault: 'archive.parent-mismatch' } : said;
  }
  if (above.length === 0) return null;
  const near = scheme === 'regional' ? above.slice(0, 1) : above;
  return near.find((one) => byCode.has(one)) ?? { fault: 'archive.unknown-parent' };
}

/** How deep a code stands, 1 for the first level; null where those above it go round in a circle. */
function levelOf(code: string, parents: ReadonlyMap<string, string | null>): number | null {
  const seen = new Set<string>();
  for (let at: string | null = code; at !== null; at = parents.get(at) ?? null) {
    if (seen.has(at)) return null;
    seen.add(at);
  }
  return seen.size;
}

type Report = (row: Row, field: ScheduleField, code: string) => void;

function checkTitle(row: Row, report: Report): void {
  if (row.cells.title === '') report(row, 'title', 'archive.title-missing');
  else if (row.cells.title.length > longestTitle) report(row, 'title', 'archive.title-too-long');
}

function checkLevel(row: Row, level: number, report: Report): void {
  if (row.cells.level !== '' && row.cells.level !== String(level))
    report(row, 'level', 'archive.level-mismatch');
}

const flags: Readonly<Record<string, boolean>> = { '1': true, ya: true, '0': false, tidak: false };

function checkLeaf(row: Row, hasChildren: boolean, report: Report): void {
  if (row.cells.leaf === '') return;
  const leaf = flags[row.cells.leaf.toLowerCase()];
  if (leaf === undefined) report(row, 'leaf', 'archive.bad-flag');
  else if (leaf === hasChildren) report(row, 'leaf', 'archive.leaf-mismatch');
}

/** `005; 005.1`: a code that several became one of names them all, itself too where it was there before. */
function readFormerCodes(
  byCode: ReadonlyMap<string, Row>,
  before: ClassificationTree | null,
  report: Report,
): Map<string, string> {
  const movedFrom = new Map<string, string>();
  for (const [code, row] of byCode) {
    for (const former of row.cells.former.split(/[;,]/).map(normalCode).filter(Boolean)) {
      if (movedFrom.has(former)) report(row, 'former', 'archive.former-code-twice');
      else if (before && !before.has(former)) report(row, 'former', 'archive.unknown-former-code');
      else movedFrom.set(former, code);
    }
  }
  return movedFrom;
}
