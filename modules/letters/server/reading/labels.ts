import type { Word } from '#core/documents/page-text.ts';
import { type LabelKey, labelKey } from './label-forms.ts';
import { gapBefore, type Line, type Sheet, textOf } from './layout.ts';
import { isSpoken } from './ocr-repair.ts';

/** A label at the start of a line with the words of its value (first line only; see `valueLines`). */
export interface Label {
  key: LabelKey;
  line: Line;
  lineIndex: number;
  value: Word[];
  /** True when a colon was printed; a label without one is only believed in a table of labels. */
  strong: boolean;
  /** Left edge of the label and of its value, in fractions of the page width. */
  left: number;
  valueLeft: number;
}

const ENUMERATOR = /^(?:[0-9a-zA-Z]{1,2}[.)]|[-–•*·>»o])$/;
const SEPARATOR = /^[:;=+]+$/;
/** What a colon is misread as when it stands alone between a label and its value. */
const MISREAD_COLON = /^[1lIi!|.'’‘*-]$/;
/** The same before a number, where "Lampiran 1:" cannot be meant. */
const DOUBLED_COLON = /^[1lI!|]:$/;

/** Reads the label that opens a line, if one does. */
export function readLabel(
  line: Line,
  lineIndex: number,
  sheet: Pick<Sheet, 'textHeight' | 'aspect'>,
): Label | null {
  const skip = line.words.length > 2 && ENUMERATOR.test(line.words[0]!.text) ? 1 : 0;
  return labelAt(line, lineIndex, sheet, skip) ?? (skip === 1 ? labelAt(line, lineIndex, sheet, 0) : null);
}

function labelAt(
  line: Line,
  lineIndex: number,
  sheet: Pick<Sheet, 'textHeight' | 'aspect'>,
  from: number,
): Label | null {
  const { words } = line;
  let weak: Label | null = null;
  for (let count = 1; count <= Math.min(4, words.length - from); count += 1) {
    const last = from + count - 1;
    const glued = /^([^:;]*?)\s*[:;]+(.*)$/.exec(words[last]!.text);
    const labelText = [
      ...words.slice(from, last).map((word) => word.text),
      glued ? glued[1]! : words[last]!.text,
    ].join(' ');
    const next = words[last + 1];
    const separated = Boolean(glued) || (next !== undefined && SEPARATOR.test(next.text));
    const prefixed = next !== undefined && /^[:;]/.test(next.text);
    const match = labelKey(labelText, separated || prefixed);
    const isMisread = (text: string) =>
      MISREAD_COLON.test(text) || (match?.key === 'number' && DOUBLED_COLON.test(text));
    const misread =
      match?.exact && next !== undefined && isMisread(next.text) && words[last + 2] !== undefined;
    if (match && misread) return finish(match.key, words.slice(last + 2), true);
    if (match && (separated || prefixed)) {
      const value = words.slice(last + 1);
      if (glued?.[2]) value.unshift(restOf(words[last]!, glued[2]));
      return finish(match.key, value, true);
    }
    if (glued) break;
    const gap = next === undefined ? 0 : gapBefore(words, last + 1, sheet);
    const isNumber = match?.key === 'number' && /^\S*\d\S*\/\S+/.test(next?.text ?? '');
    if (match?.exact && (gap >= 1.5 || match.key === 'to' || isNumber))
      weak = finish(match.key, words.slice(last + 1), false);
  }
  return weak;

  function finish(key: LabelKey, rawValue: Word[], strong: boolean): Label {
    const value = stripSeparators(rawValue);
    const labelRight = words[from]!.box.x + words[from]!.box.w;
    return {
      key,
      line,
      lineIndex,
      value,
      strong,
      left: words[from]!.box.x,
      valueLeft: value[0]?.box.x ?? labelRight,
    };
  }
}

function restOf(word: Word, text: string): Word {
  const share = text.length / Math.max(1, word.text.length);
  const { x, y, w, h } = word.box;
  return { ...word, text, box: { x: x + w * (1 - share), y, w: w * share, h } };
}

/** Drops colons, stray bars and dots before a value. */
function stripSeparators(words: Word[]): Word[] {
  const first = words[0];
  if (!first) return [];
  const text = first.text.replace(/^[:;=|.,'’‘`“”"+]+/u, '');
  if (text === '' || (!isSpoken(text) && text !== '-' && words.length > 1 && text.length === 1)) {
    return stripSeparators(words.slice(1));
  }
  return text === first.text ? words : [restOf(first, text), ...words.slice(1)];
}

/**
 * The value of a label with its continuation lines: those below in the same column that start at or right of
 * the value, closer than two line pitches, until another label or a blank band.
 */
export function valueLines(label: Label, sheet: Sheet, isStop: (line: Line) => boolean, most = 5): Word[][] {
  const lines: Word[][] = label.value.length > 0 ? [label.value] : [];
  let previous = label.line;
  let pitch = sheet.textHeight * 2.6;
  for (let index = label.lineIndex + 1; index < sheet.lines.length && lines.length < most; index += 1) {
    const line = sheet.lines[index]!;
    const sideBySide = line.box.y < previous.box.y + previous.height * 0.5;
    if (sideBySide) continue;
    const otherColumn =
      label.line.column !== 'full' && line.column !== 'full' && line.column !== label.line.column;
    if (otherColumn) continue;
    const gap = line.box.y - previous.box.y;
    if (gap > pitch || line.box.x < label.valueLeft - 0.022 || isStop(line)) break;
    if (!isSpoken(line.text)) break;
    lines.push(line.words);
    pitch = Math.min(pitch, Math.max(gap * 1.35, sheet.textHeight * 1.6));
    previous = line;
  }
  return lines;
}

/** One text of several lines: hyphens at the line's end are closed, the rest is joined by spaces. */
export function joinLines(lines: Word[][]): string {
  return lines
    .map((words) => textOf(words))
    .reduce(
      (text, line) =>
        /\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(line) ? text.slice(0, -1) + line : `${text} ${line}`,
      '',
    )
    .replace(/\s+/g, ' ')
    .trim();
}
