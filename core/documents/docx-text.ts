import mammoth from 'mammoth';
import { docxParts } from './docx-archive.ts';
import type { PageText, Word } from './page-text.ts';

/** The made-up sheet a DOCX is laid on: A4 at 200 dpi, lines of this many letters. */
const sheet = { width: 1654, height: 2339, letters: 96, leastLines: 60 };

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
  apos: "'",
};

function plain(text: string): string {
  return text.replace(/&(#39|[a-z]+);/g, (whole, name: string) => entities[name] ?? whole);
}

interface ListLevel {
  isNumbered: boolean;
  count: number;
}

/** Spaces of a line are one each; its tabs stay, for they set columns apart. */
function tidy(line: string): string {
  return line
    .replace(/[^\S\t]+/g, ' ')
    .replace(/ ?\t ?/g, '\t')
    .trimEnd()
    .replace(/^ +/, '');
}

/** A label in a table is no longer than this; its values may stand in one cell beside. */
const longestLabel = 25;

/** A table row is a line, its cells set apart by tabs; cells of several lines stand one below the other. */
function linesOfRow(cells: readonly string[][]): string[] {
  const most = Math.max(0, ...cells.map((cell) => cell.length));
  const areLabels = cells[0]?.every((line) => line.length <= longestLabel);
  const sideBySide = most <= 1 || (areLabels && cells.every((cell) => cell.length === most));
  if (!sideBySide) return cells.flat();
  return Array.from({ length: most }, (_, line) => cells.flatMap((cell) => cell[line] ?? []).join('\t'));
}

/** Lines of mammoth's HTML: a paragraph is a line, a table row too, numbered items carry their number. */
export function linesOfHtml(html: string): string[] {
  const lines: string[] = [];
  const lists: ListLevel[] = [];
  let line = '';
  let cells: string[][] = [];
  let depth = 0;
  const close = (): void => {
    const done = tidy(line);
    line = '';
    if (done.trim() === '') return;
    if (depth > 0) cells.at(-1)!.push(done.trim());
    else lines.push(done);
  };
  for (const [, tag, text] of html.matchAll(/<([^>]*)>|([^<]+)/g)) {
    if (text !== undefined) {
      line += plain(text);
      continue;
    }
    const name = /^\/?[a-z0-9]+/i.exec(tag ?? '')?.[0]?.toLowerCase() ?? '';
    if (name === 'ol' || name === 'ul') {
      close();
      lists.push({ isNumbered: name === 'ol', count: 0 });
    } else if (name === '/ol' || name === '/ul') lists.pop();
    else if (name === 'li') {
      close();
      const list = lists[lists.length - 1];
      if (list) list.count++;
      line = list?.isNumbered ? `${list.count}. ` : '- ';
    } else if (name === 'td' || name === 'th') {
      close();
      depth++;
      cells.push([]);
    } else if (name === '/td' || name === '/th') {
      close();
      depth--;
    } else if (name === '/tr' && depth === 0) {
      lines.push(...linesOfRow(cells));
      cells = [];
    } else if (/^(tr|\/tr|\/li|\/p|\/h[1-6]|br)$/.test(name)) close();
  }
  close();
  return lines;
}

/** Page headers hold the letterhead; mammoth passes them over. */
function headerLines(parts: Map<string, string>): string[] {
  const lines = new Set<string>();
  for (const [name, xml] of [...parts].sort(([a], [b]) => a.localeCompare(b))) {
    if (!/^word\/header\d*\.xml$/.test(name)) continue;
    for (const paragraph of xml.split('</w:p>')) {
      const runs = [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br)\s*\/>/g)];
      const line = plain(runs.map(([, text]) => text ?? ' ').join(''))
        .replace(/\s+/g, ' ')
        .trim();
      if (line !== '') lines.add(line);
    }
  }
  return [...lines];
}

/** Letters from one tab stop to the next, as word processors set them. */
const tabStop = 8;

/** A word and how many letters stand before it on its row. */
interface Placed {
  text: string;
  at: number;
}

/** Breaks a long line as a sheet would; a tab goes on to its next stop. */
function wrapped(line: string): Placed[][] {
  const rows: Placed[][] = [[]];
  let letters = 0;
  // The space behind a word, which a tab swallows.
  let space = 0;
  for (const [piece] of line.matchAll(/\t|[^\t ]+/g)) {
    if (piece === '\t') {
      letters = (Math.floor((letters - space) / tabStop) + 1) * tabStop;
      space = 0;
      continue;
    }
    if (letters > 0 && letters + piece.length > sheet.letters) {
      rows.push([]);
      letters = 0;
    }
    rows[rows.length - 1]!.push({ text: piece, at: letters });
    letters += piece.length + 1;
    space = 1;
  }
  return rows;
}

function laidOut(lines: string[]): Word[] {
  const rows = lines.flatMap((line, block) => wrapped(line).map((words) => ({ words, block })));
  const height = 0.9 / Math.max(sheet.leastLines, rows.length);
  const advance = 0.86 / sheet.letters;
  return rows.flatMap(({ words, block }, line) =>
    words.map(({ text, at }) => {
      const x = Math.min(0.07 + at * advance, 0.99);
      const w = Math.min(text.length * advance, 1 - x);
      return { text, box: { x, y: 0.05 + line * height, w, h: height * 0.7 }, confidence: 1, line, block };
    }),
  );
}

/** The text of a DOCX as one page; places are made up, in reading order. @throws as `docxParts`, documents.broken */
export async function docxText(bytes: Buffer): Promise<PageText> {
  const header = headerLines(docxParts(bytes));
  const { value } = await mammoth.convertToHtml(
    { buffer: bytes },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  );
  const words = laidOut([...header, ...linesOfHtml(value)]);
  return {
    page: 1,
    width: sheet.width,
    height: sheet.height,
    source: words.length > 0 ? 'text-layer' : 'none',
    rotation: 0,
    words,
  };
}
