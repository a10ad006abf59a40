import type { FoundWord, Ocr } from './ocr-reader.ts';
import type { Gray } from './raster.ts';

/** Rows of an image, in pixels: `top` belongs to it, `bottom` no more. */
interface Band {
  top: number;
  bottom: number;
}

/** A word that is higher than this many usual ones spans two lines. */
const twoLines = 1.5;
const hardlyRead = 0.5;
/** Rows kept around a band so that no line is cut, and those in which words are exchanged; in usual heights. */
const lookedAround = 5;
const exchanged = 2;
/** A picture or a signature is torn all over: reading it again gains nothing. */
const mostOfPage = 0.3;

function usualHeight(words: readonly FoundWord[]): number {
  const heights = words
    .filter(({ text, confidence }) => text.length > 1 && confidence > hardlyRead)
    .map((word) => word.height)
    .sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? 0;
}

/** Where lines side by side or below each other were taken for one: too high, and hardly read or one row of many. */
function tornBands(words: readonly FoundWord[], usual: number): Band[] {
  const high = words
    .filter(({ text, height }) => {
      const isWord = /[\p{L}\p{N}]{2}/u.test(text);
      return isWord && height > usual * twoLines && height < usual * 5;
    })
    .sort((a, b) => a.top - b.top);
  // Large capitals are a letterhead; small letters twice as high in one row are two lines.
  const isRow = (word: FoundWord) =>
    high.filter((other) => /\p{Ll}/u.test(other.text) && Math.abs(other.top - word.top) < usual / 2).length >
    2;
  const torn = high.filter((word) => word.confidence < hardlyRead || isRow(word));
  const bands: Band[] = [];
  for (const { top, height } of torn) {
    const last = bands.at(-1);
    if (last && top - last.bottom < usual * lookedAround) last.bottom = Math.max(last.bottom, top + height);
    else bands.push({ top, bottom: top + height });
  }
  return bands;
}

/** Letters weighed by how sure the reader was: what two readings are compared by. */
export function evidence(words: readonly FoundWord[]): number {
  let sum = 0;
  for (const { text, confidence } of words) {
    if (confidence > 0.5) sum += (text.match(/\p{L}|\p{N}/gu)?.length ?? 0) * confidence;
  }
  return sum;
}

/**
 * Reads once more, word by word, where two columns of different pitch were read as one line (the number block of a
 * letter beside its address): what says more is kept.
 */
export async function readTornLinesAgain(image: Gray, found: FoundWord[], ocr: Ocr): Promise<FoundWord[]> {
  const usual = usualHeight(found);
  const bands = usual > 0 ? tornBands(found, usual) : [];
  let words = found;
  for (const { top, bottom } of bands) {
    const from = Math.max(0, Math.round(top - usual * lookedAround));
    const to = Math.min(image.height, Math.round(bottom + usual * lookedAround));
    if (to - from > image.height * mostOfPage) continue;
    const piece = {
      ...image,
      data: image.data.subarray(from * image.width, to * image.width),
      height: to - from,
    };
    const again = (await ocr.read(piece, 'scattered')).map((word) => ({ ...word, top: word.top + from }));
    const isInside = (word: FoundWord) => {
      const middle = word.top + word.height / 2;
      return middle > top - usual * exchanged && middle < bottom + usual * exchanged;
    };
    const better = again.filter(isInside);
    if (evidence(better) > evidence(words.filter(isInside)))
      words = [...words.filter((word) => !isInside(word)), ...better];
  }
  return words;
}
