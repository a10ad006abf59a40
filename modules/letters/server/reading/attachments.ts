import { joinLines } from './labels.ts';
import { firstPageLabels, type LetterView, sourceOf } from './letter-view.ts';
import { asDigits, soundsLike } from './ocr-repair.ts';
import type { AttachmentNote, Proposal } from './proposal.ts';

const COUNTS = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
  'dua belas',
];

/** What the `Lampiran :` line says: "1 (satu) berkas" is one, "-" and "nihil" are none. */
export function proposeAttachments(view: LetterView): Proposal<AttachmentNote> | null {
  const label = firstPageLabels(view, 'attachments').find(
    (entry) => entry.strong && entry.lineIndex <= view.bodyStart,
  );
  if (!label || label.value.length === 0) return null;
  const text = joinLines([label.value]).replace(/[\s.,;]+$/, '');
  const count = countOf(text);
  if (count === null) return null;
  return {
    value: { count, text },
    confidence: 0.88,
    source: sourceOf(label.line.page, label.value),
    reason: 'labelled',
  };
}

function countOf(text: string): number | null {
  if (/^[-–—=_.\s]+$/.test(text) || /^(nihil|tidak ada)/i.test(text)) return 0;
  const words = text.split(/[\s()]+/).filter((word) => word !== '');
  const spelled = words
    .map((word) => COUNTS.findIndex((count) => soundsLike(word, count)))
    .find((count) => count >= 0);
  const figure = asDigits(words[0] ?? '', 0);
  if (spelled !== undefined && spelled > 0) return spelled;
  if (figure !== null && figure.length <= 3 && words.length > 1) return Number(figure);
  return /berkas|lembar|eksemplar|bundel|set|rangkap|dokumen|terlampir/i.test(text) ? 1 : null;
}
