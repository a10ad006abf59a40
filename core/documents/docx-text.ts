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

/** Lines of mammoth's HTML: a paragraph is a line, a table row is a line, numbered items carry their number. */
export function linesOfHtml(html: string): string[] {
  const lines: string[] = [];
  const lists: ListLevel[] = [];
  let line = '';
  let cells = 0;
  const close = (): void => {
    if (line.trim() !== '') lines.push(line.replace(/\s+/g, ' ').trim());
    line = '';
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
    } else if (name === 'td' || name === 'th') cells++;
    else if (name === '/td' || name === '/th') {
      cells--;
      line += ' ';
    } else if (name === 'tr' || name === '/tr' || name === '/li') close();
    else if (/^(\/p|\/h[1-6]|br)$/.test(name)) {
      if (cells > 0) line += ' ';
      else close();
    }
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

/** Breaks a long line as a sheet would. */
function wrapped(line: string): string[][] {
  const rows: string[][] = [[]];
  let letters = 0;
  for (const word of line.split(' ')) {
    if (letters > 0 && letters + word.length > sheet.letters) {
      rows.push([]);
      letters = 0;
    }
    rows[rows.length - 1]!.push(word);
    letters += word.length + 1;
  }
  return rows;
}

function laidOut(lines: string[]): Word[] {
  const rows = lines.flatMap((line, block) => wrapped(line).map((words) => ({ words, block })));
  const height = 0.9 / Math.max(sheet.leastLines, rows.length);
  const advance = 0.86 / sheet.letters;
  return rows.flatMap(({ words, block }, line) => {
    let x = 0.07;
    return words.map((text) => {
      const box = {
        x: Math.min(x, 0.99),
        y: 0.05 + line * height,
        w: text.length * advance,
        h: height * 0.7,
      };
      box.w = Math.min(box.w, 1 - box.x);
      x += (text.length + 1) * advance;
      return { text, box, confidence: 1, line, block };
    });
  });
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
