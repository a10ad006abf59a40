import type { Line } from './layout.ts';
import {
  isKepada,
  isPlaceAndDate,
  isYth,
  type LetterView,
  opensAddress,
  opensBody,
  readingConfidence,
  sourceOf,
} from './letter-view.ts';
import { isSpoken, soundsLike } from './ocr-repair.ts';
import type { Proposal } from './proposal.ts';

/** Letters whose `Kepada :` names the person ordered, not a reader addressed. */
const ORDERS = new Set(['STUGAS', 'SPERINTAH', 'SPPD', 'KEPUTUSAN', 'PERATURAN']);

/** To whom the letter is addressed: the lines behind `Yth.` or `Kepada`, without courtesy words and place. */
export function proposeAddressee(view: LetterView): Proposal<string> | null {
  const isOrder = view.title !== null && ORDERS.has(view.title.code);
  const { lines } = view.first;
  for (const [index, line] of lines.entries()) {
    if (index < view.letterheadEnd || line.box.y > 0.62 || /^tembusan/i.test(line.text)) continue;
    if (index > view.bodyStart && line.box.y > 0.45) break;
    if (!opensAddress(line) || (isOrder && !line.words.some((word) => isYth(word.text)))) continue;
    const block = addressBlock(view, index);
    const value = withoutCourtesy(block.map((entry) => entry.text).join(' '));
    if (value.length < 3) continue;
    const words = block.flatMap((entry) => entry.words);
    const confidence = Math.round(0.92 * (0.5 + 0.5 * readingConfidence(words)) * 100) / 100;
    return { value, confidence, source: sourceOf(line.page, words), reason: 'salutation' };
  }
  return null;
}

function addressBlock(view: LetterView, start: number): Line[] {
  const { lines, textHeight } = view.first;
  const first = lines[start]!;
  const block = [first];
  const labelled = new Set(view.labels.filter((label) => label.key !== 'to').map((label) => label.line));
  let previous = first;
  for (const line of lines.slice(start + 1, start + 16)) {
    const otherColumn = first.column !== 'full' && line.column !== 'full' && line.column !== first.column;
    const beside = line.box.y < previous.box.y + previous.height * 0.4;
    if (otherColumn || (beside && line.box.x < first.box.x)) continue;
    const hasName = withoutCourtesy(block.map((entry) => entry.text).join(' ')).length > 2;
    const gap = line.box.y - previous.box.y;
    if (hasName && gap > textHeight * 3.2) break;
    if (line.box.x < first.box.x - 0.03 || line.box.x > first.box.x + 0.3) break;
    if (
      labelled.has(line) ||
      isPlaceAndDate(line) ||
      (hasName && opensBody(line.text)) ||
      view.title?.line === line
    )
      break;
    if (isPlaceOfAddress(line.text) || (hasName && /^(?:ja[li1]an|j[li1]n?)\b[.\s]/i.test(line.text))) break;
    if (isSpoken(line.text)) block.push(line);
    previous = line;
  }
  return block;
}

// "di", "di -", "di Tempat", "di Purwaloka", "T e m p a t", but not "di Lingkungan Pemerintah Kabupaten …".
function isPlaceOfAddress(text: string): boolean {
  const plain = text
    .replace(/[^\p{L}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const closed = plain.replace(/\s/g, '').toLowerCase();
  if (/^(di|dl|dj|d1|ditempat|tempat|di)$/.test(closed)) return true;
  const words = plain.split(' ');
  if (words.length === 2 && words[0]!.length <= 2 && soundsLike(words[1]!, 'tempat')) return true;
  if (!/^d[il1]t?$/i.test(words[0] ?? '') || words.length > 5) return false;
  return !/^(lingkungan|lingkup|seluruh|wilayah|jajaran|bawah|kabupaten|provinsi|kota|kecamatan|desa|kelurahan|sekitar)$/i.test(
    words[1] ?? '',
  );
}

const COURTESY = /^(?:bapak|ibu|bpk|saudara|saudari|sdr|sdri)[.,]?(?:\/.*)?$/i;

/** The name behind "Kepada Yth. Bapak/Ibu …", cut before the place; courtesy alone is kept when no name follows. */
function withoutCourtesy(text: string): string {
  const words = text.trim().split(/\s+/);
  const courtesy: string[] = [];
  while (words.length > 0) {
    const word = words[0]!.replace(/^[:;,.-]+(?=.)/, '');
    const isMisreadColon = /^[1lI|!]$/.test(word) && isYth(words[1] ?? '');
    const opens =
      isMisreadColon ||
      !isSpoken(word) ||
      isYth(word) ||
      isKepada(word) ||
      /^(?:yang|terhormat)[,:.]?$/i.test(word);
    if (!opens && !COURTESY.test(word) && !/^\(?\/?i\)?$/.test(word)) break;
    if (COURTESY.test(word)) courtesy.push(word);
    words.shift();
  }
  const rest = words
    .join(' ')
    .replace(/^[:;.,-]+/, '')
    .replace(/(?<=\b\d{1,2}[.)]\s)(?:bapak|ibu|bpk|saudara|saudari|sdr|sdri)\b\.?\s+(?=\p{L})/giu, '')
    .replace(/\s+di\s*[-–]?\s*(?:t\s?e\s?m\s?p\s?a\s?t)?\s*[-–.,]*$/i, '')
    .replace(/\s+di\s+[-–]?\s*\p{Lu}\p{L}+$/u, '')
    .replace(/[\s,;:.–-]+$/, '');
  return courtesy.length > 0 && (rest === '' || rest.startsWith('('))
    ? [...courtesy, rest].join(' ').trim()
    : rest;
}
