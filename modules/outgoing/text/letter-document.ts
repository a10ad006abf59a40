import * as Y from 'yjs';
import { type PartName, partNames } from '../contract/letter-text.ts';

/**
 * How a letter lies in its shared document (Yjs). Everything is a root of its own or a row with all of its texts in it from
 * the start, so that nothing that two people begin at once can push the other's aside:
 *
 * - `part:<name>`: a text in the form of the editor, for every part;
 * - `about`, `event:<word>`, `meeting:<word>`: single words and sentences, merged letter by letter;
 * - `event`, `meeting`: whether the letter has one, and its days and hours, of which the last one said counts;
 * - `people`, `witnesses`, `items`, `followUps`, `present`, `annexes`: rows in the order of their `at`.
 */
export type LetterDocument = Y.Doc;

/** A text of blocks: a root, or that of an annex. */
export type BlocksFragment = Y.XmlFragment;
export type Row = Y.Map<unknown>;

export const eventWords = ['place', 'onlineAddress', 'matter', 'note'] as const;
export const eventTimes = ['from', 'to', 'startsAt', 'endsAt'] as const;
export const meetingWords = ['chair', 'minuteTaker'] as const;

const person = ['name', 'rank', 'employeeNumber', 'post', 'address'] as const;

/** The rows of a letter: their texts, what is a plain value, and whether each has a text of blocks. */
export const rowShapes = {
  people: { words: person, values: [], blocks: false },
  witnesses: { words: person, values: [], blocks: false },
  items: { words: ['what', 'amount', 'note'], values: [], blocks: false },
  followUps: { words: ['what', 'who'], values: ['due'], blocks: false },
  present: { words: ['name'], values: [], blocks: false },
  annexes: { words: ['title'], values: [], blocks: true },
} as const satisfies Record<string, { words: readonly string[]; values: readonly string[]; blocks: boolean }>;
export type RowsName = keyof typeof rowShapes;
export const rowsNames = Object.keys(rowShapes) as RowsName[];

export function partOf(doc: LetterDocument, part: PartName): BlocksFragment {
  return doc.getXmlFragment(`part:${part}`);
}

export function aboutOf(doc: LetterDocument): Y.Text {
  return doc.getText('about');
}

export function eventText(doc: LetterDocument, word: (typeof eventWords)[number]): Y.Text {
  return doc.getText(`event:${word}`);
}

export function meetingText(doc: LetterDocument, word: (typeof meetingWords)[number]): Y.Text {
  return doc.getText(`meeting:${word}`);
}

/** `on`: the letter has one; the rest are days (`2026-11-22`) and hours (`08:30`). */
export function valuesOf(doc: LetterDocument, name: 'event' | 'meeting'): Y.Map<unknown> {
  return doc.getMap(name);
}

export function rowsOf(doc: LetterDocument, name: RowsName): Y.Array<Row> {
  return doc.getArray(name);
}

/** The rows in the order that people gave them; of two at one place the one that came first in the list. */
export function orderedRows(doc: LetterDocument, name: RowsName): Row[] {
  return rowsOf(doc, name)
    .toArray()
    .filter((row) => row instanceof Y.Map)
    .map((row, index) => ({ row, index }))
    .toSorted((a, b) => placeOf(a.row) - placeOf(b.row) || a.index - b.index)
    .map(({ row }) => row);
}

function placeOf(row: Row): number {
  const at = row.get('at');
  return typeof at === 'number' && Number.isFinite(at) ? at : 0;
}

/** A new last row, or one before the row that stands at `before` now. */
export function addRow(doc: LetterDocument, name: RowsName, before?: number): Row {
  const row: Row = new Y.Map();
  doc.transact(() => {
    row.set('at', placeFor(orderedRows(doc, name), before ?? Number.POSITIVE_INFINITY));
    for (const word of rowShapes[name].words) row.set(word, new Y.Text());
    if (rowShapes[name].blocks) row.set('text', new Y.XmlFragment());
    rowsOf(doc, name).push([row]);
  });
  return row;
}

/** Puts a row to another place; what others write in it meanwhile stays in it. */
export function moveRow(doc: LetterDocument, name: RowsName, row: Row, before: number): void {
  const others = orderedRows(doc, name).filter((one) => one !== row);
  doc.transact(() => row.set('at', placeFor(others, before)));
}

export function removeRow(doc: LetterDocument, name: RowsName, row: Row): void {
  const at = rowsOf(doc, name).toArray().indexOf(row);
  if (at >= 0) doc.transact(() => rowsOf(doc, name).delete(at, 1));
}

/** A number between those of two neighbours; where there is none left between them, the rows are numbered anew. */
function placeFor(rows: readonly Row[], before: number): number {
  const at = Math.max(0, Math.min(before, rows.length));
  const [left, right] = [rows[at - 1], rows[at]];
  if (!left && !right) return 1;
  if (!right) return placeOf(left!) + 1;
  if (!left) return placeOf(right) - 1;
  const middle = (placeOf(left) + placeOf(right)) / 2;
  if (middle > placeOf(left) && middle < placeOf(right)) return middle;
  for (const [index, row] of rows.entries()) row.set('at', index < at ? index : index + 1);
  return at;
}

/** Makes a text say `value`, touching only what differs, so that what others write beside it stays. */
export function setWords(text: Y.Text, value: string): void {
  const former = text.toString();
  if (former === value) return;
  let start = 0;
  while (start < former.length && start < value.length && former[start] === value[start]) start += 1;
  let end = 0;
  while (
    end < former.length - start &&
    end < value.length - start &&
    former[former.length - 1 - end] === value[value.length - 1 - end]
  )
    end += 1;
  const write = () => {
    if (former.length - end > start) text.delete(start, former.length - end - start);
    if (value.length - end > start) text.insert(start, value.slice(start, value.length - end));
  };
  if (text.doc) text.doc.transact(write);
  else write();
}

/** Every root that a letter has; an update that names another is not of a letter. */
export const rootNames: ReadonlySet<string> = new Set([
  ...partNames.map((part) => `part:${part}`),
  'about',
  'event',
  'meeting',
  ...eventWords.map((word) => `event:${word}`),
  ...meetingWords.map((word) => `meeting:${word}`),
  ...rowsNames,
]);

/** All roots, for one history of undoing over the whole letter. */
export function rootsOf(doc: LetterDocument): Y.AbstractType<Y.YEvent<never>>[] {
  return [
    ...partNames.map((part) => partOf(doc, part)),
    aboutOf(doc),
    valuesOf(doc, 'event'),
    valuesOf(doc, 'meeting'),
    ...eventWords.map((word) => eventText(doc, word)),
    ...meetingWords.map((word) => meetingText(doc, word)),
    ...rowsNames.map((name) => rowsOf(doc, name)),
  ] as unknown as Y.AbstractType<Y.YEvent<never>>[];
}
