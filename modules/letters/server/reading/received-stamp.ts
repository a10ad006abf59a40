import type { Word } from '#core/documents/page-text.ts';

const NUMERIC_DATE = /^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2,4})?$/;
const SERIAL = /^(?:\d{1,5}(?:[.:/]\d{1,4})?|[:.]+)$/;
const FIGURES = /^[\d:./-]+$/;
const CAPITALS = /^\p{Lu}[\p{Lu}.]+$/u;

/**
 * Drops the words of a received stamp (cap terima): DITERIMA BAGIAN UMUM, "Tgl. 8/10/26", "No. Agenda 1207". What
 * the receiving office stamped over a letter is no part of it, and would tear its lines apart.
 */
export function withoutReceivedStamp(words: Word[], textHeight: number): Word[] {
  const beside = (word: Word, side: 'left' | 'right') => neighbour(words, word, side, textHeight);
  const behind = (word: Word, pattern: RegExp) => {
    const run: Word[] = [];
    let next = beside(word, 'right');
    while (next && pattern.test(next.text)) {
      run.push(next);
      next = beside(next, 'right');
    }
    return run;
  };
  const received = words.filter((word) => /^DITERIMA[:.]?$/.test(word.text));
  const stamp = new Set<Word>(received);
  for (const word of words) {
    const label = /^agenda[:.]?$/i.test(word.text) ? beside(word, 'left') : null;
    if (!label || !/^no(?:mor)?[.:]*$/i.test(label.text)) continue;
    for (const part of [label, word, ...behind(word, SERIAL)]) stamp.add(part);
  }
  const anchors = [...stamp];
  for (const word of words) {
    const dated = /^(?:tgl|tanggal|terima)[.:]*([\d/.-]*)$/i.exec(word.text);
    if (!dated || !anchors.some((anchor) => isNear(word, anchor, textHeight))) continue;
    const figures = behind(word, FIGURES);
    const day = [dated[1]!, ...figures.map((part) => part.text)].join('').replace(/^[:.]+/, '');
    if (NUMERIC_DATE.test(day)) for (const part of [word, ...figures]) stamp.add(part);
  }
  // Over a date or an agenda number DITERIMA is a stamp for certain, and what follows it names the receiver.
  for (const head of received) {
    const isStamp = [...stamp].some((part) => part !== head && isNear(part, head, textHeight));
    if (isStamp) for (const part of behind(head, CAPITALS)) stamp.add(part);
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
