import { findDates } from './indonesian-date.ts';
import type { Line } from './layout.ts';
import { isPlaceAndDate, type LetterView, readingConfidence, sourceOf } from './letter-view.ts';
import { isAnnexHead } from './number.ts';
import { editDistance, soundsLike } from './ocr-repair.ts';
import type { Proposal, Reason } from './proposal.ts';

interface Candidate {
  line: Line;
  date: string;
  score: number;
  reason: Reason;
}

/**
 * The letter's own date: the place and date of its head, the `Tanggal` line of a note, or the date beside the
 * signature. Dates of events, limits, cited letters and received stamps do not stand in those places.
 */
export function proposeDate(view: LetterView): Proposal<string> | null {
  const candidates = [...headDates(view), ...labelledDates(view), ...signatureDates(view)].sort(
    (a, b) => b.score - a.score,
  );
  const best = candidates[0];
  if (!best) return null;
  const agreed = candidates.some((other) => other !== best && other.date === best.date);
  const clash = candidates.some((other) => other.date !== best.date && other.score > best.score - 0.1);
  const certainty = Math.min(0.99, best.score + (agreed ? 0.05 : 0) - (clash ? 0.2 : 0));
  const confidence = Math.round(certainty * (0.6 + 0.4 * readingConfidence(best.line.words)) * 100) / 100;
  return {
    value: best.date,
    confidence,
    source: sourceOf(best.line.page, best.line.words),
    reason: best.reason,
  };
}

function headDates(view: LetterView): Candidate[] {
  return view.first.lines.flatMap((line, index) => {
    if (!isPlaceAndDate(line) || index < view.letterheadEnd || isStamp(view, line)) return [];
    const date = findDates(line.text)[0]!.date;
    const withPlace = /^\p{Lu}\p{L}/u.test(line.text) && line.text.includes(',');
    const inHead = index < view.bodyStart || line.box.y < 0.4;
    const worded = /\p{L}{3,}\s*,?\s*\d{4}/u.test(line.text);
    const score = (inHead ? 0.9 : 0.8) + (withPlace ? 0.04 : -0.2) - (worded ? 0 : 0.08);
    return [{ line, date, score, reason: inHead ? 'place-and-date' : 'signature-date' }];
  });
}

// Nota dinas and memos print `Tanggal :` in the head, decisions and circulars `pada tanggal` before the signature.
function labelledDates(view: LetterView): Candidate[] {
  return view.labels.flatMap((label): Candidate[] => {
    if (label.key !== 'date' || isStamp(view, label.line)) return [];
    const date = findDates(label.line.text)[0]?.date;
    if (!date) return [];
    const onFirst = label.line.page === view.first.page;
    if (isSetBy(view, label.line)) return [{ line: label.line, date, score: 0.92, reason: 'signature-date' }];
    if (isAnnexHead(label.line, view) && !onFirst)
      return [{ line: label.line, date, score: 0.55, reason: 'annex-head' }];
    if (onFirst && label.lineIndex < view.bodyStart) {
      return [{ line: label.line, date, score: label.strong ? 0.93 : 0.8, reason: 'labelled' }];
    }
    return [];
  });
}

const SETTING = ['ditetapkan', 'dikeluarkan', 'diterbitkan', 'ditandatangani'];

function opensSetting(text: string): boolean {
  const first = text.trim().split(/[\s:]/)[0] ?? '';
  return /^dibuat\b/i.test(first) || SETTING.some((word) => soundsLike(first, word));
}

// "Ditetapkan di Purwaloka / pada tanggal 3 Juli 2026" and "Dikeluarkan di : … Tanggal : …", also on one line.
function isSetBy(view: LetterView, line: Line): boolean {
  const sheet = view.sheets.find((candidate) => candidate.page === line.page)!;
  const above = sheet.lines.filter(
    (other) => other.box.y < line.box.y + line.height && other.box.y > line.box.y - sheet.textHeight * 5,
  );
  return above.some((other) => opensSetting(other.text));
}

// "pada tanggal", "Tanggal :", also slightly misread.
function saysOnDate(text: string): boolean {
  const [first = '', second = ''] = text.split(/[\s:]+/);
  const word = editDistance(first.toLowerCase(), 'pada', 1) <= 1 ? second : first;
  return soundsLike(word, 'tanggal') || /^tgl\b/i.test(word);
}

function signatureDates(view: LetterView): Candidate[] {
  return view.sheets.flatMap((sheet) =>
    sheet.lines.flatMap((line): Candidate[] => {
      const text = line.text.trim();
      const date = findDates(text)[0];
      if (!date || isStamp(view, line)) return [];
      const onOneLine = opensSetting(text) && text.length < 80;
      const below = saysOnDate(text) && text.length < 45 && isSetBy(view, line);
      if (onOneLine || below) return [{ line, date: date.date, score: 0.92, reason: 'signature-date' }];
      const alone = saysOnDate(text) && text.length < 45 && line.box.x > 0.4 && line.box.y > 0.25;
      if (alone && !/lambat|sebelum/i.test(text))
        return [{ line, date: date.date, score: 0.8, reason: 'signature-date' }];
      const onLaterPage =
        sheet !== view.first && isPlaceAndDate(line) && line.box.x > 0.35 && /\p{L},/u.test(text);
      return onLaterPage ? [{ line, date: date.date, score: 0.7, reason: 'signature-date' }] : [];
    }),
  );
}

const STAMP_WORDS = /diterima|agenda|terima tgl|tgl\.? terima|surat masuk|paraf|disposisi/i;

// A received stamp that `readSheet` left standing: its words lie within a hand's breadth of a bare date.
function isStamp(view: LetterView, line: Line): boolean {
  if (STAMP_WORDS.test(line.text)) return true;
  if (/^\p{Lu}[\p{L}\s.]+,/u.test(line.text)) return false;
  const sheet = view.sheets.find((candidate) => candidate.page === line.page)!;
  return sheet.lines.some((other) => {
    const near = Math.abs(other.box.y - line.box.y) < sheet.textHeight * 4.5;
    const beside =
      other.box.x < line.box.x + line.box.w + 0.02 && line.box.x < other.box.x + other.box.w + 0.02;
    return near && beside && other.words.length <= 8 && STAMP_WORDS.test(other.text);
  });
}
