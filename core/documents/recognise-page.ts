import { arrangeWords } from './arrange-words.ts';
import type { FoundWord, Ocr } from './ocr-reader.ts';
import type { Word } from './page-text.ts';
import type { Gray } from './raster.ts';
import { evidence, readTornLinesAgain } from './torn-lines.ts';
import { sureEnough, turnedOver, type UprightPage } from './upright-page.ts';

/** Below this mean confidence the page may stand on its head after all. */
const doubtful = 0.55;

export function meanConfidence(words: readonly { text: string; confidence: number }[]): number {
  let sum = 0;
  let letters = 0;
  for (const { text, confidence } of words) {
    sum += confidence * text.length;
    letters += text.length;
  }
  return letters === 0 ? 0 : sum / letters;
}

/** The band of the page with most ink, high enough for some lines. */
function busiestBand({ data, width, height }: Gray): Gray {
  const band = Math.round(height / 8);
  const ink: number[] = [];
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x += 4) if (data[y * width + x]! < 140) row++;
    // A row that is mostly black is a bar, not writing.
    ink.push(row > width / 8 ? 0 : row);
  }
  let sum = 0;
  let most = -1;
  let from = 0;
  for (let y = 0; y < height; y++) {
    sum += ink[y]! - (ink[y - band] ?? 0);
    if (y >= band - 1 && sum > most) {
      most = sum;
      from = y - band + 1;
    }
  }
  return { data: data.subarray(from * width, (from + band) * width), width, height: band };
}

function halfTurn({ data, width, height }: Gray): Gray {
  return { data: Uint8Array.from(data).reverse(), width, height };
}

async function standsUpright(page: UprightPage, ocr: Ocr): Promise<boolean> {
  const piece = busiestBand(page.gray);
  const asIs = evidence(await ocr.read(piece, 'piece'));
  const turned = evidence(await ocr.read(halfTurn(piece), 'piece'));
  return asIs >= turned;
}

/** Marks a reader sees in rules, stamps and dirt: nothing to read in them. */
function isNoise({ text, confidence }: FoundWord): boolean {
  const hasLetter = /[\p{L}\p{N}]/u.test(text);
  return hasLetter ? confidence < 0.12 : confidence < 0.4 || /^[|_~\\—–=«»‘’]+$/u.test(text);
}

export interface RecognisedPage {
  page: UprightPage;
  words: Word[];
}

/** Reads an upright page; where up and down were in doubt, both are tried. */
export async function recognisePage(upright: UprightPage, ocr: Ocr): Promise<RecognisedPage> {
  let page = upright;
  if (page.certainty < sureEnough && !(await standsUpright(page, ocr))) page = turnedOver(page);
  let found = await ocr.read(page.gray, 'page');
  if (found.length > 3 && meanConfidence(found) < doubtful && upright.certainty >= sureEnough) {
    if (!(await standsUpright(page, ocr))) {
      page = turnedOver(page);
      found = await ocr.read(page.gray, 'page');
    }
  }
  const { width, height } = page.gray;
  const words = (await readTornLinesAgain(page.gray, found, ocr))
    .filter((word) => !isNoise(word))
    .map(({ text, confidence, left, top, width: w, height: h }) => ({
      text,
      confidence,
      box: { x: left / width, y: top / height, w: w / width, h: h / height },
    }));
  return { page, words: arrangeWords(words, width / height) };
}
