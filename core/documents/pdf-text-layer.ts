import { arrangeWords, type LooseWord } from './arrange-words.ts';
import { type Box, boxAround, type Word } from './page-text.ts';
import type { PdfPage } from './pdf-document.ts';

export interface TextLayer {
  words: Word[];
  /** Whether the layer is what a reader sees: enough letters, none of them rubbish, not laid over a scan. */
  isReal: boolean;
  /** Text that is there and cannot be seen, on a page that is no scan. */
  isHidden: boolean;
}

const imageObject = 3;
const formObject = 5;
/** Rendering mode 3: neither filled nor stroked (ISO 32000-2, table 104). */
const invisible = 3;
/** Fewer letters over a picture of the whole page are a stamp or a footer on a scan. */
const fewLetters = 400;
const leastLetters = 12;
const pictureShare = 0.6;
/** PageToDevice answers in whole numbers: a large page keeps it exact. */
const grid = 1 << 20;

interface Reader {
  page: PdfPage;
  /** Four doubles and two ints of scratch memory. */
  memory: number;
}

function double({ page, memory }: Reader, index: number): number {
  const { buffer } = page.document.engine.HEAPU8;
  return new DataView(buffer).getFloat64(memory + index * 8, true);
}

function float({ page, memory }: Reader, index: number): number {
  return new DataView(page.document.engine.HEAPU8.buffer).getFloat32(memory + index * 4, true);
}

function toUpright(reader: Reader, x: number, y: number): { x: number; y: number } {
  const { page, memory } = reader;
  const { engine } = page.document;
  engine._FPDF_PageToDevice(page.handle, 0, 0, grid, grid, 0, x, y, memory + 32, memory + 36);
  const view = new DataView(engine.HEAPU8.buffer);
  return { x: view.getInt32(memory + 32, true) / grid, y: view.getInt32(memory + 36, true) / grid };
}

function charBox(reader: Reader, text: number, index: number): Box | undefined {
  const { page, memory } = reader;
  const { engine } = page.document;
  if (!engine._FPDFText_GetCharBox(text, index, memory, memory + 8, memory + 16, memory + 24))
    return undefined;
  const a = toUpright(reader, double(reader, 0), double(reader, 2));
  const b = toUpright(reader, double(reader, 1), double(reader, 3));
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}

/** The part of the page its largest picture covers. */
function largestPicture(reader: Reader): number {
  const { page, memory } = reader;
  const { engine } = page.document;
  let largest = 0;
  const holdsImage = (object: number, depth: number): boolean => {
    const type = engine._FPDFPageObj_GetType(object);
    if (type === imageObject) return true;
    if (type !== formObject || depth > 3) return false;
    const count = Math.min(50, engine._FPDFFormObj_CountObjects(object));
    for (let i = 0; i < count; i++)
      if (holdsImage(engine._FPDFFormObj_GetObject(object, i), depth + 1)) return true;
    return false;
  };
  const count = Math.min(2000, engine._FPDFPage_CountObjects(page.handle));
  for (let i = 0; i < count; i++) {
    const object = engine._FPDFPage_GetObject(page.handle, i);
    if (!holdsImage(object, 0)) continue;
    if (!engine._FPDFPageObj_GetBounds(object, memory, memory + 4, memory + 8, memory + 12)) continue;
    const area = (float(reader, 2) - float(reader, 0)) * (float(reader, 3) - float(reader, 1));
    largest = Math.max(largest, area / (page.width * page.height));
  }
  return largest;
}

interface Letters {
  words: LooseWord[];
  seen: number;
  unseen: number;
  rubbish: number;
}

function isRubbish(code: number): boolean {
  return code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) || (code < 32 && code !== 2);
}

function lettersOf(reader: Reader, text: number): Letters {
  const { engine } = reader.page.document;
  const found: Letters = { words: [], seen: 0, unseen: 0, rubbish: 0 };
  let word = '';
  let boxes: Box[] = [];
  const close = (): void => {
    if (word !== '' && boxes.length > 0)
      found.words.push({ text: word, box: boxAround(boxes), confidence: 1 });
    word = '';
    boxes = [];
  };
  const count = engine._FPDFText_CountChars(text);
  for (let i = 0; i < count; i++) {
    const code = engine._FPDFText_GetUnicode(text, i);
    // Soft hyphens at the end of a line come as 2 (kept as a hyphen), filler as 0, 0xfffe or 0xffff.
    if (code === 0 || code >= 0xfffe) continue;
    const letter = code === 2 ? '-' : String.fromCodePoint(code);
    if (/\s/u.test(letter)) {
      close();
      continue;
    }
    const box = charBox(reader, text, i);
    const object = engine._FPDFText_GetTextObject(text, i);
    if (object !== 0 && engine._FPDFTextObj_GetTextRenderMode(object) === invisible) found.unseen++;
    else found.seen++;
    if (isRubbish(code) || engine._FPDFText_HasUnicodeMapError(text, i) === 1) found.rubbish++;
    word += letter;
    if (box && box.x < 1 && box.y < 1 && box.x + box.w > 0 && box.y + box.h > 0) boxes.push(box);
  }
  close();
  return found;
}

/** The text of a page with places, straight from the file, and whether it can be believed. */
export function pdfTextLayer(page: PdfPage): TextLayer {
  const { engine } = page.document;
  const text = engine._FPDFText_LoadPage(page.handle);
  if (text === 0) return { words: [], isReal: false, isHidden: false };
  const memory = engine.wasmExports.malloc(64);
  const reader = { page, memory };
  try {
    const { words, seen, unseen, rubbish } = lettersOf(reader, text);
    const isScan = largestPicture(reader) > pictureShare;
    const isReadable = seen >= leastLetters && unseen < seen && rubbish < (seen + unseen) * 0.1;
    return {
      words: arrangeWords(words, page.width / page.height),
      isReal: isReadable && !(isScan && seen < fewLetters),
      isHidden: unseen > leastLetters && !isScan,
    };
  } finally {
    engine.wasmExports.free(memory);
    engine._FPDFText_ClosePage(text);
  }
}
