import type { Block, Inline } from '../contract/content.ts';
import { type LetterText, partNames } from '../contract/letter-text.ts';
import { clauseLabel } from './clause-label.ts';

/** One line of a letter as it is compared: what it says, and how it looks. */
export interface LetterLine {
  text: string;
  /** Everything about it besides its words: its form, its place in lists and tables, what is bold. */
  look: string;
  /** What stands before it: "a.", "KESATU", "2,3" for a cell. */
  mark: string;
}

/** The lines of one place of a letter: `part:body`, `about`, `event.place`, `people`, `annex:0`. */
export interface LetterPlace {
  place: string;
  lines: LetterLine[];
}

/** A letter as lines, place by place, in the order of the contract. Variables stand as `[[name]]`. */
export function letterLines(letter: LetterText): LetterPlace[] {
  const fields = (place: string, values: object | null): LetterPlace[] =>
    Object.entries(values ?? {}).map(([name, value]) => ({
      place: `${place}.${name}`,
      lines: value === null ? [] : [said(String(value))],
    }));
  const rows = (place: string, list: readonly object[]): LetterPlace => ({
    place,
    lines: list.map((row) => said(JSON.stringify(Object.values(row)), wordsOfRow(row))),
  });
  const { present = [], ...meeting } = letter.meeting ?? {};
  return [
    ...partNames.map((part) => ({
      place: `part:${part}`,
      lines: linesOf(letter.parts[part]?.content ?? [], ''),
    })),
    { place: 'about', lines: letter.about === null ? [] : [said(letter.about)] },
    ...fields('event', letter.event),
    rows('people', letter.people),
    rows('witnesses', letter.witnesses),
    rows('items', letter.items),
    ...fields('meeting', meeting),
    { place: 'present', lines: present.map((name) => said(name)) },
    rows('followUps', letter.followUps),
    ...letter.annexes.map(({ title, text }, at) => ({
      place: `annex:${at}`,
      lines: [said(title), ...linesOf(text.content, '')],
    })),
  ];
}

function said(look: string, text = look): LetterLine {
  return { text, look: text === look ? '' : look, mark: '' };
}

function wordsOfRow(row: object): string {
  return Object.values(row)
    .filter((value) => value !== null)
    .join(' · ');
}

function linesOf(blocks: readonly Block[], mark: string): LetterLine[] {
  return blocks.flatMap((block, at) => linesOfBlock(block, at === 0 ? mark : ''));
}

function linesOfBlock(block: Block, mark: string): LetterLine[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading': {
      const { content = [], ...rest } = block;
      const look = JSON.stringify([rest, content.map(lookOf)]);
      return [{ text: content.map(textOf).join(''), look, mark }];
    }
    case 'pageBreak':
      return [{ text: '', look: 'page-break', mark: '' }];
    case 'orderedList':
      return marked(block.content, (at) =>
        counted(block.attrs?.counter ?? '1.', (block.attrs?.start ?? 1) + at),
      );
    case 'bulletList':
      return marked(block.content, () => '•');
    case 'clauses':
      return marked(block.content, (at) => clauseLabel(at + 1));
    case 'table':
      return block.content.flatMap((row, y) =>
        row.content.flatMap((cell, x) =>
          linesOf(cell.content, `${y + 1},${x + 1}`).map((line, at) =>
            at > 0
              ? line
              : { ...line, look: JSON.stringify([line.look, cell.type, cell.attrs, block.attrs]) },
          ),
        ),
      );
  }
}

function marked(items: readonly { content: Block[] }[], markOf: (at: number) => string): LetterLine[] {
  return items.flatMap((item, at) => linesOf(item.content, markOf(at)));
}

/** The number of an item as it is printed. */
function counted(counter: string, place: number): string {
  const sign = counter.at(-1)!;
  if (counter.startsWith('1')) return `${place}${sign}`;
  if (counter.startsWith('i')) return `${roman(place)}${sign}`;
  const letter = String.fromCharCode(97 + ((place - 1) % 26));
  return `${counter.startsWith('A') ? letter.toUpperCase() : letter}${sign}`;
}

function roman(value: number): string {
  const signs = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const;
  let left = value;
  let text = '';
  for (const [worth, sign] of signs) for (; left >= worth; left -= worth) text += sign;
  return text;
}

function textOf(inline: Inline): string {
  if (inline.type === 'text') return inline.text;
  return inline.type === 'hardBreak' ? '\n' : `[[${inline.attrs.name}]]`;
}

function lookOf(inline: Inline): unknown {
  const marks = inline.type === 'hardBreak' ? [] : (inline.marks ?? []).map(({ type }) => type);
  return marks.length > 0 ? [marks, textOf(inline)] : 0;
}
