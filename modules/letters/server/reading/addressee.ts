import type { Line } from './layout.ts';
import {
  isPlaceAndDate,
  type LetterView,
  opensAddress,
  opensBody,
  readingConfidence,
  sourceOf,
} from './letter-view.ts';
import { isSpoken } from './ocr-repair.ts';
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
    if (!opensAddress(line) || (isOrder && !/yth/i.test(line.text))) continue;
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
    if (isPlaceOfAddress(line.text)) break;
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
  if (!/^d[il1]$/i.test(words[0] ?? '') || words.length > 5) return false;
  return !/^(lingkungan|lingkup|seluruh|wilayah|jajaran|bawah|kabupaten|provinsi|kota|kecamatan|desa|kelurahan|sekitar)$/i.test(
    words[1] ?? '',
  );
}

const COURTESY =
  /^(?:kepada|y\s?t\s?h\b|yang\s+terhormat|yang\s+terhorm\p{L}+|bapak\s*\/\s*ibu(?:\s*\/?\s*(?:saudara|sdr)\b\.?(?:\s*\/?\s*\(?i\)?\b)?)?|bapak|ibu|saudara(?:\/i)?\b|sdr\b\.?(?:\/i)?|[:;.,\-/\s])/iu;

function withoutCourtesy(text: string): string {
  let rest = text.trim();
  let removed = '';
  for (let match = COURTESY.exec(rest); match && match[0] !== ''; match = COURTESY.exec(rest)) {
    if (/^(?:bapak|ibu|saudara|sdr)/i.test(match[0]) && /^\p{L}/u.test(rest.slice(match[0].length))) break;
    removed = /^(?:bapak|ibu|saudara)/i.test(match[0]) ? match[0] : removed;
    rest = rest.slice(match[0].length);
  }
  rest = rest
    .replace(/\s+di\s*[-–]?\s*(?:t\s?e\s?m\s?p\s?a\s?t)?\s*[-–.,]*$/i, '')
    .replace(/\s+di\s+[-–]?\s*\p{Lu}\p{L}+$/u, '')
    .replace(/[\s,;:.–-]+$/, '')
    .replace(/\s+/g, ' ');
  return removed && (rest === '' || rest.startsWith('(')) ? `${removed.trim()} ${rest}`.trim() : rest;
}
