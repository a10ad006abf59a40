import { type FileHandle, open } from 'node:fs/promises';
import type { Word } from './page-text.ts';

export interface SearchablePage {
  /** The upright page as JPEG. */
  jpeg: Buffer;
  width: number;
  height: number;
  words: readonly Word[];
}

export interface SearchablePdf {
  addPage(page: SearchablePage): Promise<void>;
  /** Writes the ending; the file is complete afterwards. */
  finish(): Promise<void>;
  /** Gives the file up. */
  abandon(): Promise<void>;
}

/** The shorter side of every page in points: A4's. */
const shortSide = 595.28;
/** Every letter of Courier is this wide, so that stretching a word to its box needs no table of widths. */
const courierWidth = 0.6;

/** WinAnsiEncoding (ISO 32000-2, annex D) where it differs from Latin-1. */
const windowsCodes: Record<string, number> = {
  '€': 128,
  '‚': 130,
  '„': 132,
  '…': 133,
  '‘': 145,
  '’': 146,
  '“': 147,
  '”': 148,
  '•': 149,
  '–': 150,
  '—': 151,
  '™': 153,
};

function literal(text: string): string {
  let out = '';
  for (const letter of text.normalize('NFC')) {
    const code = windowsCodes[letter] ?? letter.codePointAt(0)!;
    if (letter === '(' || letter === ')' || letter === '\\') out += `\\${letter}`;
    else if (code >= 32 && code < 127) out += letter;
    else out += code > 127 && code < 256 ? `\\${code.toString(8)}` : '?';
  }
  return `(${out})`;
}

/** Text nobody sees (rendering mode 3), every word stretched over its place in the picture. */
function invisibleText(words: readonly Word[], width: number, height: number): string {
  const rows = words.map(({ text, box }) => {
    const size = Math.max(1, box.h * height);
    const stretch = (100 * box.w * width) / (courierWidth * size * [...text].length);
    const x = box.x * width;
    const y = height - (box.y + box.h) * height;
    return `/F ${size.toFixed(2)} Tf ${stretch.toFixed(1)} Tz 1 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} Tm ${literal(`${text} `)} Tj`;
  });
  return `BT 3 Tr\n${rows.join('\n')}\nET`;
}

/** Starts a PDF of page pictures with their text laid invisibly over them. Pages are written as they come. */
export async function createSearchablePdf(path: string): Promise<SearchablePdf> {
  const file: FileHandle = await open(path, 'w');
  const offsets: number[] = [];
  let position = 0;
  const write = async (part: string | Buffer): Promise<void> => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    await file.write(bytes);
    position += bytes.length;
  };
  const object = async (id: number, head: string, stream?: Buffer): Promise<void> => {
    offsets[id] = position;
    if (!stream) return write(`${id} 0 obj\n${head}\nendobj\n`);
    await write(`${id} 0 obj\n${head.replace(/>>$/, `/Length ${stream.length} >>`)}\nstream\n`);
    await write(stream);
    await write('\nendstream\nendobj\n');
  };
  const catalog = 1;
  const pages = 2;
  const font = 3;
  let next = 4;
  const kids: number[] = [];
  await write('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  await object(font, '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>');

  return {
    async addPage({ jpeg, width, height, words }) {
      const scale = shortSide / Math.min(width, height);
      const across = width * scale;
      const down = height * scale;
      const [page, content, image] = [next, next + 1, next + 2];
      next += 3;
      kids.push(page);
      const text = words.length > 0 ? invisibleText(words, across, down) : '';
      const drawing = `q ${across.toFixed(2)} 0 0 ${down.toFixed(2)} 0 0 cm /I Do Q\n${text}\n`;
      await object(
        page,
        `<< /Type /Page /Parent ${pages} 0 R /MediaBox [0 0 ${across.toFixed(2)} ${down.toFixed(2)}] /Contents ${content} 0 R /Resources << /Font << /F ${font} 0 R >> /XObject << /I ${image} 0 R >> >> >>`,
      );
      await object(content, '<< >>', Buffer.from(drawing, 'latin1'));
      await object(
        image,
        `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode >>`,
        jpeg,
      );
    },
    async finish() {
      await object(
        pages,
        `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`,
      );
      await object(catalog, `<< /Type /Catalog /Pages ${pages} 0 R /Lang (id) >>`);
      const start = position;
      const rows = Array.from(
        { length: next - 1 },
        (_, i) => `${String(offsets[i + 1]).padStart(10, '0')} 00000 n \n`,
      );
      await write(`xref\n0 ${next}\n0000000000 65535 f \n${rows.join('')}`);
      await write(`trailer\n<< /Size ${next} /Root ${catalog} 0 R >>\nstartxref\n${start}\n%%EOF\n`);
      await file.close();
    },
    async abandon() {
      await file.close();
    },
  };
}
