import type { PageText, Word } from '#core/documents/page-text.ts';

/** Options of one run of text: size in points, left edge as a fraction of the page width. */
interface TextStyle {
  size?: number;
  bold?: boolean;
  spaced?: boolean;
}

const WIDTH = 1654;
const HEIGHT = 2339;
const DOTS_PER_POINT = 200 / 72;

/** Advance of a character in ems, near enough to the usual letter fonts. */
function advance(character: string): number {
  if (/[iljI.,:;'|!()[\]]/.test(character)) return 0.28;
  if (/[mwMW@%]/.test(character)) return 0.85;
  if (/[A-Z]/.test(character)) return 0.68;
  if (/[ftr\-/]/.test(character)) return 0.34;
  return 0.54;
}

/** Sets words on pages the way a word processor would, and keeps the box of each. */
export class Typesetter {
  readonly pages: PageText[] = [];
  private words: Word[] = [];
  private line = 0;
  private block = 0;
  /** Next baseline, pixels from the top. */
  y = 110;

  readonly size: number;
  readonly leading: number;

  constructor(size = 11.5, leading = 1.25) {
    this.size = size;
    this.leading = leading;
    this.addPage();
  }

  addPage(): void {
    this.words = [];
    this.pages.push({
      page: this.pages.length + 1,
      width: WIDTH,
      height: HEIGHT,
      source: 'text-layer',
      rotation: 0,
      words: this.words,
    });
    this.y = 140;
    this.line = 0;
    this.block = 0;
  }

  get pitch(): number {
    return this.size * DOTS_PER_POINT * this.leading;
  }

  skip(lines = 1): void {
    this.y += this.pitch * lines;
    this.block += 1;
  }

  /** Starts a new page when less than `lines` fit. */
  room(lines: number): void {
    if (this.y + lines * this.pitch > HEIGHT - 150) this.addPage();
  }

  widthOf(text: string, style: TextStyle = {}): number {
    const em = (style.size ?? this.size) * DOTS_PER_POINT;
    return (
      [...text].reduce((sum, character) => sum + advance(character) * em * (style.bold ? 1.06 : 1), 0) / WIDTH
    );
  }

  /** Writes a run at `x` (fraction of the width) on the present baseline without moving on; returns its right edge. */
  at(x: number, text: string, style: TextStyle = {}): number {
    const em = (style.size ?? this.size) * DOTS_PER_POINT;
    let cursor = x * WIDTH;
    const space = em * (style.spaced ? 0.7 : 0.28);
    for (const part of text.split(' ')) {
      if (part !== '') {
        const width = this.widthOf(part, style) * WIDTH;
        const top = /[A-Z0-9bdfhklt(/]/.test(part) ? 0.72 : 0.5;
        const bottom = /[gjpqy,;(]/.test(part) ? 0.2 : 0.02;
        const box = {
          x: cursor / WIDTH,
          y: (this.y - top * em) / HEIGHT,
          w: (width - em * 0.04) / WIDTH,
          h: ((top + bottom) * em) / HEIGHT,
        };
        this.words.push({ text: part, box, confidence: 1, line: this.line, block: this.block });
        cursor += width;
      }
      cursor += space;
    }
    this.line += 1;
    return (cursor - space) / WIDTH;
  }

  lineAt(x: number, text: string, style: TextStyle = {}): void {
    this.at(x, text, style);
    this.y += (style.size ?? this.size) * DOTS_PER_POINT * this.leading;
  }

  centre(text: string, style: TextStyle = {}, middle = 0.5): void {
    this.lineAt(middle - this.runWidth(text, style) / 2, text, style);
  }

  rightEdge(text: string, edge = 0.9): void {
    this.at(edge - this.runWidth(text), text);
  }

  private runWidth(text: string, style: TextStyle = {}): number {
    const em = (style.size ?? this.size) * DOTS_PER_POINT;
    const space = (em * (style.spaced ? 0.7 : 0.28)) / WIDTH;
    const parts = text.split(' ');
    return parts.reduce((sum, part) => sum + this.widthOf(part, style), 0) + space * (parts.length - 1);
  }

  /** Breaks a text into lines no wider than `width` (fraction of the page). */
  wrap(text: string, width: number, style: TextStyle = {}): string[] {
    const lines: string[] = [];
    let current = '';
    for (const word of text.split(' ')) {
      const longer = current === '' ? word : `${current} ${word}`;
      if (current !== '' && this.runWidth(longer, style) > width) {
        lines.push(current);
        current = word;
      } else current = longer;
    }
    return current === '' ? lines : [...lines, current];
  }

  /** A paragraph between two edges; `indent` moves its first line. */
  paragraph(text: string, left = 0.12, right = 0.9, indent = 0.07): void {
    const [first = '', ...rest] = this.wrap(text, right - left - indent);
    const remaining = rest.length > 0 ? this.wrap(rest.join(' '), right - left) : [];
    this.room(2);
    this.lineAt(left + indent, first);
    for (const line of remaining) {
      this.room(1);
      this.lineAt(left, line);
    }
    this.block += 1;
  }

  /** A label, its colon and the wrapped value in three columns; the page moves below the value. */
  labelled(
    label: string,
    value: string,
    columns: { label: number; colon: number; value: number; right: number },
    colon = ':',
  ): void {
    this.room(1);
    this.at(columns.label, label);
    if (colon !== '') this.at(columns.colon, colon);
    const lines = this.wrap(value, columns.right - columns.value);
    for (const line of lines.length > 0 ? lines : ['']) this.lineAt(columns.value, line);
  }
}
