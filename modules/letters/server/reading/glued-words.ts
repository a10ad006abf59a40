import type { Word } from '#core/documents/page-text.ts';
import { monthOf } from './indonesian-date.ts';

/** Words that an engine ran together where the head needs them apart: "NOMOR500.6/12", "1OKTOBER". */
export function splitGluedWord(word: Word): Word[] {
  const label = /^(?:n[o0]m[o0]r|no\.|tanggal|tgl\.)(?=[\dB])/i.exec(word.text);
  if (label && /\d/.test(word.text)) return cut(word, label[0].length);
  const day = /^\d{1,2}(?=\p{L}{3,}[.,]?$)/u.exec(word.text);
  if (day && monthOf(word.text.slice(day[0].length)) !== null) return cut(word, day[0].length);
  return [word];
}

function cut(word: Word, at: number): Word[] {
  const share = at / word.text.length;
  const { x, y, w, h } = word.box;
  const gap = w * 0.02;
  return [
    { ...word, text: word.text.slice(0, at), box: { x, y, w: w * share - gap, h } },
    { ...word, text: word.text.slice(at), box: { x: x + w * share, y, w: w * (1 - share), h } },
  ];
}
