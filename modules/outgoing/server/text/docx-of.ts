import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  type ILevelsOptions,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, counters, Inline, TableRow as LetterRow } from '../../contract/content.ts';
import { type LetterText, type PartName, partNames } from '../../contract/letter-text.ts';
import { clauseLabel } from '../../text/clause-label.ts';

/** What stands in the document besides the words of the letter. */
export interface DocxWords {
  part: (name: PartName) => string;
  variable: (name: string) => string;
  word: (name: string) => string;
  list: (name: 'people' | 'witnesses' | 'items' | 'followUps' | 'present') => string;
  event: (name: string) => string;
}

type Counter = (typeof counters)[number];
const formats: Record<Counter, readonly [(typeof LevelFormat)[keyof typeof LevelFormat], string]> = {
  '1.': [LevelFormat.DECIMAL, '.'],
  'a.': [LevelFormat.LOWER_LETTER, '.'],
  '1)': [LevelFormat.DECIMAL, ')'],
  'a)': [LevelFormat.LOWER_LETTER, ')'],
  'i.': [LevelFormat.LOWER_ROMAN, '.'],
  'A.': [LevelFormat.UPPER_LETTER, '.'],
};
const alignment = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const;
const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
/** Depths of a list in a document (ECMA-376 17.9.3), and the step of its indent in twentieths of a point. */
const deepestLevel = 8;
const step = 420;

/** A document under way: every list counts by a definition of its own. */
interface Making {
  words: DocxWords;
  lists: { reference: string; levels: ILevelsOptions[] }[];
}

/** Where a paragraph stands in lists: its number, or only how far it is set in. */
interface Place {
  depth: number;
  number?: { reference: string; level: number };
}
const outside: Place = { depth: 0 };

/** The text of a letter as a DOCX: what is written of it, part by part, without letterhead and signatures. */
export async function docxOf(text: LetterText, title: string, words: DocxWords): Promise<Buffer> {
  const making: Making = { words, lists: [] };
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
    ...(text.about ? [new Paragraph({ children: [new TextRun({ text: text.about, bold: true })] })] : []),
    ...partNames.flatMap((part) => partOf(making, part, text)),
    ...eventOf(making, text),
    ...rowsOf(making, 'people', text.people),
    ...rowsOf(making, 'witnesses', text.witnesses),
    ...rowsOf(making, 'items', text.items),
    ...rowsOf(making, 'present', text.meeting?.present.map((name) => ({ name })) ?? []),
    ...rowsOf(making, 'followUps', text.followUps),
    ...text.annexes.flatMap(({ title: annex, text: content }) => [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        pageBreakBefore: true,
        children: [new TextRun(annex)],
      }),
      ...blocksOf(making, content.content, outside),
    ]),
  ];
  const document = new Document({
    title,
    numbering: { config: making.lists },
    sections: [{ children }],
  });
  return Packer.toBuffer(document);
}

function heading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(text)] });
}

function partOf(making: Making, part: PartName, text: LetterText): (Paragraph | Table)[] {
  const content = text.parts[part]?.content;
  return content ? [heading(making.words.part(part)), ...blocksOf(making, content, outside)] : [];
}

function eventOf({ words }: Making, { event }: LetterText): (Paragraph | Table)[] {
  const told = Object.entries(event ?? {}).filter(([, value]) => value !== null);
  if (told.length === 0) return [];
  return [table(told.map(([name, value]) => [plainCell(words.event(name)), plainCell(String(value))]))];
}

function rowsOf(
  { words }: Making,
  name: Parameters<DocxWords['list']>[0],
  rows: readonly object[],
): (Paragraph | Table)[] {
  if (rows.length === 0) return [];
  const names = Object.keys(rows[0]!);
  const head = names.map((one) => plainCell(words.word(one), true));
  const body = rows.map((row) =>
    names.map((one) => plainCell(String((row as Record<string, unknown>)[one] ?? ''))),
  );
  return [heading(words.list(name)), table([head, ...body])];
}

function plainCell(text: string, bold = false): TableCell {
  return new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold })] })] });
}

function table(rows: TableCell[][]): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      ...{ top: line, bottom: line, left: line, right: line },
      ...{ insideHorizontal: line, insideVertical: line },
    },
    rows: rows.map((children) => new TableRow({ children })),
  });
}

function blocksOf(making: Making, blocks: readonly Block[], place: Place): (Paragraph | Table)[] {
  return blocks.flatMap((block, at) => blockOf(making, block, at === 0 ? place : { depth: place.depth }));
}

function blockOf(making: Making, block: Block, place: Place): (Paragraph | Table)[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraph(making, block, place)];
    case 'heading':
      return [
        new Paragraph({
          heading: headings[block.attrs.level - 1] ?? HeadingLevel.HEADING_3,
          ...(block.attrs.textAlign ? { alignment: alignment[block.attrs.textAlign] } : {}),
          children: runsOf(making, block.content),
        }),
      ];
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true, children: [] })];
    case 'orderedList':
    case 'bulletList': {
      const isOrdered = block.type === 'orderedList';
      const attrs = isOrdered ? block.attrs : undefined;
      const reference = newList(making, isOrdered ? (attrs?.counter ?? '1.') : null, attrs?.start ?? 1);
      const level = Math.min(place.depth, deepestLevel);
      return block.content.flatMap((item) =>
        blocksOf(making, item.content, { depth: place.depth + 1, number: { reference, level } }),
      );
    }
    case 'clauses':
      return block.content.flatMap((clause, at) => [
        new Paragraph({ keepNext: true, children: [new TextRun({ text: clauseLabel(at + 1), bold: true })] }),
        ...blocksOf(making, clause.content, { depth: place.depth + 1 }),
      ]);
    case 'table':
      return [table(block.content.map((row) => cellsOf(making, row)))];
  }
}

function cellsOf(making: Making, row: LetterRow): TableCell[] {
  return row.content.map(({ type, attrs, content }) => {
    const children = blocksOf(making, content, outside);
    // A cell ends with a paragraph (ECMA-376 17.4.65).
    if (content.at(-1)?.type === 'table') children.push(new Paragraph({ children: [] }));
    return new TableCell({
      children,
      ...(attrs?.colspan ? { columnSpan: attrs.colspan } : {}),
      ...(attrs?.rowspan ? { rowSpan: attrs.rowspan } : {}),
      ...(type === 'tableHeader' ? { shading: { fill: 'EEEEEE' } } : {}),
    });
  });
}

function paragraph(making: Making, block: Extract<Block, { type: 'paragraph' }>, place: Place): Paragraph {
  const { textAlign, indent } = block.attrs ?? {};
  return new Paragraph({
    ...(textAlign ? { alignment: alignment[textAlign] } : {}),
    ...(place.number ? { numbering: place.number } : {}),
    ...(place.number ? {} : { indent: { left: place.depth * step, ...(indent ? { firstLine: 720 } : {}) } }),
    children: runsOf(making, block.content),
  });
}

function runsOf({ words }: Making, inlines: readonly Inline[] = []): ParagraphChild[] {
  return inlines.map((inline) => {
    if (inline.type === 'hardBreak') return new TextRun({ break: 1 });
    const marks = new Set((inline.marks ?? []).map(({ type }) => type));
    return new TextRun({
      text: inline.type === 'text' ? inline.text : `[${words.variable(inline.attrs.name)}]`,
      bold: marks.has('bold'),
      italics: marks.has('italic'),
      ...(marks.has('underline') ? { underline: {} } : {}),
    });
  });
}

/** A definition of how a list counts, at every depth alike; `null` only points. */
function newList({ lists }: Making, counter: Counter | null, start: number): string {
  const reference = `list-${lists.length + 1}`;
  const [format, sign] = counter ? formats[counter] : [LevelFormat.BULLET, ''];
  const levels = Array.from({ length: deepestLevel + 1 }, (_, level) => ({
    level,
    format,
    text: counter ? `%${level + 1}${sign}` : '•',
    alignment: AlignmentType.LEFT,
    start,
    style: { paragraph: { indent: { left: (level + 1) * step, hanging: step } } },
  }));
  lists.push({ reference, levels });
  return reference;
}
