import { boxAround, type PageText } from '#core/documents/page-text.ts';
import type { LabelKey } from './label-forms.ts';
import { type Label, readLabel } from './labels.ts';
import { type Line, readSheet, type Sheet } from './layout.ts';
import { isSpoken, skeleton, soundsLike } from './ocr-repair.ts';
import { orphanLabels } from './orphan-labels.ts';
import { isPlaceAndDateText } from './place-and-date.ts';
import type { Source } from './proposal.ts';
import { findTitle, type Title } from './titles.ts';

/** A read letter as the rules see it: lines, labels, title, and where the letterhead ends. */
export interface LetterView {
  sheets: Sheet[];
  /** Page 1, or an empty sheet when nothing was read. */
  first: Sheet;
  /** Labels of page 1 and of the later pages, in reading order. */
  labels: Label[];
  title: Title | null;
  /** Number of lines of page 1 that belong to the letterhead. */
  letterheadEnd: number;
  /** Index of the first line of running text on page 1. */
  bodyStart: number;
}

/** A letter and the heads of its annexes stand on its first pages; what follows are enclosures. */
const MOST_PAGES = 8;

const EMPTY: Sheet = { page: 1, lines: [], textHeight: 0.012, aspect: 0.71 };

export function viewLetter(pages: PageText[]): LetterView {
  const sheets = pages
    .slice(0, MOST_PAGES)
    .filter((page) => page.words.length > 0)
    .map(readSheet);
  const first = sheets[0] ?? EMPTY;
  const named = sheets.flatMap((sheet) =>
    sheet.lines.flatMap((line, index) => {
      const label = readLabel(line, index, sheet);
      return label ? [label] : [];
    }),
  );
  const labels = [...named, ...orphanLabels(first, named)].sort(
    (a, b) => a.line.page - b.line.page || a.lineIndex - b.lineIndex,
  );
  const title = findTitle(first);
  const letterheadEnd = endOfLetterhead(first, labels, title);
  const view = { sheets, first, labels, title, letterheadEnd, bodyStart: 0 };
  return { ...view, bodyStart: startOfBody(view) };
}

const HEAD_LABELS: ReadonlySet<LabelKey> = new Set([
  'number',
  'nature',
  'attachments',
  'subject',
  'to',
  'from',
  'date',
]);

const EVENT_LABELS: ReadonlySet<LabelKey> = new Set(['day', 'time', 'place']);

function endOfLetterhead(first: Sheet, labels: Label[], title: Title | null): number {
  const labelled = labels
    .filter((label) => label.line.page === first.page && HEAD_LABELS.has(label.key))
    .map((label) => label.lineIndex);
  for (const [index, line] of first.lines.entries()) {
    if (line.box.y > 0.34 || title?.lineIndex === index || labelled.includes(index)) return index;
    if (isPlaceAndDate(line) || opensAddress(line) || opensBody(line.text)) return index;
  }
  return first.lines.length;
}

/** A line that is nothing but place and date. */
export function isPlaceAndDate(line: Line): boolean {
  return isPlaceAndDateText(line.text);
}

/** "Kepada", "Yth. …", "Kepada Yth." at the start of a line. */
export function opensAddress(line: Line): boolean {
  const [first = '', second = ''] = line.words.map((word) => word.text);
  if (line.words.length > 14) return false;
  return isYth(first) || isKepada(first) || (/^yang$/i.test(first) && soundsLike(second, 'terhormat'));
}

/** "Kepada" and its usual misreadings; "Kepala" is another word. */
export function isKepada(word: string): boolean {
  return /^[kh][eco]p[aeo][dt][aeo][:.,]*$/i.test(word);
}

/** "Yth." and its usual misreadings. */
export function isYth(word: string): boolean {
  return /^[yv][tfilr][hbn][.,:;]*$/i.test(word);
}

const BODY_OPENINGS =
  /^(dengan hormat|assaiamu|saiam sejahtera|sehubungan|daiam rangka|berdasarkan|menindakianjuti|menunjuk|memperhatikan surat|bersama ini|disampaikan|yang bertanda|menimbang|dasar|sebagai tindak|memenuhi|mengharap|dengan ini|berkenaan|menanggapi|puji syukur|bahwa|guna|diharap|dimohon|merujuk|rujukan|menjawab|sesuai|teriring|kami |mohon |dengan)/;

/** Whether a text opens the running text of a letter. */
export function opensBody(text: string): boolean {
  return BODY_OPENINGS.test(skeleton(text));
}

function startOfBody(view: Omit<LetterView, 'bodyStart'>): number {
  const { first, labels } = view;
  const opening = first.lines.findIndex((line, index) => index >= view.letterheadEnd && opensBody(line.text));
  if (opening >= 0) return opening;
  // The `Tanggal :` of an event list is no label of the head.
  const onFirst = labels.filter((label) => label.line.page === first.page && label.line.box.y < 0.5);
  const event = onFirst.find((label) => EVENT_LABELS.has(label.key))?.lineIndex ?? first.lines.length;
  const lastHeadLabel = Math.max(
    view.letterheadEnd - 1,
    ...onFirst
      .filter((label) => HEAD_LABELS.has(label.key) && label.lineIndex < event)
      .map((label) => label.lineIndex),
  );
  const wide = first.lines.findIndex(
    (line, index) => index > lastHeadLabel && line.box.w > 0.55 && line.words.length > 6,
  );
  return Math.min(
    wide >= 0 ? wide : lastHeadLabel + 1,
    Math.max(event, lastHeadLabel + 1),
    first.lines.length,
  );
}

/** Labels of page 1 with a given key, in reading order. */
export function firstPageLabels(view: LetterView, ...keys: LabelKey[]): Label[] {
  return view.labels.filter((label) => label.line.page === view.first.page && keys.includes(label.key));
}

/** The sheet on which a line stands. */
export function sheetOf(view: LetterView, line: Line): Sheet {
  return view.sheets.find((sheet) => sheet.page === line.page) ?? view.first;
}

/** Whether a line ends the value of the label above it. */
export function stopsValue(view: LetterView): (line: Line) => boolean {
  const starts = new Set(view.labels.map((label) => label.line));
  return (line) =>
    starts.has(line) || opensAddress(line) || isPlaceAndDate(line) || view.title?.line === line;
}

/** Running text with the way back to the page: `sourceAt` gives the box of a stretch of characters. */
export interface Prose {
  text: string;
  sourceAt(start: number, end: number): Source | null;
}

/** Joins lines to running text; right after left where a head has two columns. */
export function proseOf(lines: Line[]): Prose {
  const places: { start: number; end: number; page: number; word: Line['words'][number] }[] = [];
  let text = '';
  for (const line of lines) {
    for (const word of line.words) {
      const closesHyphen = /\p{Ll}{2}-$/u.test(text) && word === line.words[0] && /^\p{Ll}/u.test(word.text);
      if (closesHyphen) text = text.slice(0, -1);
      else if (text !== '') text += ' ';
      places.push({ start: text.length, end: text.length + word.text.length, page: line.page, word });
      text += word.text;
    }
  }
  return {
    text,
    sourceAt(start, end) {
      const inside = places.filter((place) => place.start < end && place.end > start);
      const page = inside[0]?.page;
      if (page === undefined) return null;
      return {
        page,
        box: boxAround(inside.filter((place) => place.page === page).map((place) => place.word.box)),
      };
    },
  };
}

/** Running text of the letter proper: from the body to the end of the last page. */
export function bodyProse(view: LetterView): Prose {
  const lines = view.sheets.flatMap((sheet, index) =>
    index === 0 ? sheet.lines.slice(view.bodyStart) : sheet.lines,
  );
  return proseOf(lines.filter((line) => isSpoken(line.text)));
}

/** Mean confidence of the words that were read, 0..1. */
export function readingConfidence(words: { confidence: number }[]): number {
  return words.length === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
}

/** Place of a run of lines' words on their page. */
export function sourceOf(page: number, words: Line['words']): Source | null {
  return words.length === 0 ? null : { page, box: boxAround(words.map((word) => word.box)) };
}
