import type { Word } from '#core/documents/page-text.ts';

const NUMERIC_DATE = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/;
const SERIAL = /^\d{1,4}(?:[.:/]\d{1,4})?$/;

/**
 * Drops the words of a received stamp (cap terima): DITERIMA, "Tgl. 8/10/26", "No. Agenda 1207". What the
 * receiving office stamped over a letter is no part of it, and would tear its lines apart.
 */
export function withoutReceivedStamp(words: Word[], textHeight: number): Word[] {
  const beside = (word: Word, side: 'left' | 'right') => neighbour(words, word, side, textHeight);
  const stamp = new Set<Word>();
  for (const word of words) {
    if (/^DITERIMA[:.]?$/.test(word.text)) stamp.add(word);
    const label = /^agenda[:.]?$/i.test(word.text) ? beside(word, 'left') : null;
    if (!label || !/^no(?:mor)?[.:]*$/i.test(label.text)) continue;
    stamp.add(label).add(word);
    let next = beside(word, 'right');
    while (next && (SERIAL.test(next.text) || /^[:.]+$/.test(next.text))) {
      stamp.add(next);
      next = beside(next, 'right');
    }
  }
  const anchors = [...stamp];
  for (const word of words) {
    if (
      !/^(?:tgl|tanggal|terima)[.:]*$/i.test(word.text) ||
      !anchors.some((anchor) => isNear(word, anchor, textHeight))
    )
      continue;
    const day = beside(word, 'right');
    if (day && NUMERIC_DATE.test(day.text)) stamp.add(word).add(day);
  }
  return stamp.size === 0 ? words : words.filter((word) => !stamp.has(word));
}

function isNear(word: Word, anchor: Word, textHeight: number): boolean {
  return Math.abs(anchor.box.y - word.box.y) < textHeight * 5 && Math.abs(anchor.box.x - word.box.x) < 0.2;
}

/** The nearest word on the same height within two ems. */
function neighbour(words: Word[], word: Word, side: 'left' | 'right', textHeight: number): Word | null {
  let best: { word: Word; distance: number } | null = null;
  for (const other of words) {
    if (other === word || Math.abs(middle(other) - middle(word)) > textHeight * 0.5) continue;
    const distance =
      side === 'right' ? other.box.x - word.box.x - word.box.w : word.box.x - other.box.x - other.box.w;
    if (distance < -0.01 || distance > 0.05) continue;
    if (!best || distance < best.distance) best = { word: other, distance };
  }
  return best?.word ?? null;
}

function middle(word: Word): number {
  return word.box.y + word.box.h / 2;
}
