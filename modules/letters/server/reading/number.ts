import type { Label } from './labels.ts';
import { type Line, textOf } from './layout.ts';
import { firstPageLabels, type LetterView, readingConfidence, sourceOf } from './letter-view.ts';
import { asDigits, asLetters, editDistance } from './ocr-repair.ts';
import type { Proposal } from './proposal.ts';

const ROMAN_MONTHS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/**
 * The letter's own number: the first `Nomor :` of the head, else the number under a title, else the one that an
 * annex repeats in its head. Numbers of letters cited in the text, agenda and telephone numbers are left alone.
 */
export function proposeNumber(view: LetterView): Proposal<string> | null {
  const head = firstPageLabels(view, 'number').filter((label) => isOwnNumber(label, view));
  for (const label of head) {
    const read = readNumber(label.value.map((word) => word.text));
    if (!read) continue;
    const words = label.value.slice(0, read.used);
    const underTitle = view.title !== null && label.lineIndex > view.title.lineIndex;
    const certainty = (label.strong ? 0.95 : 0.7) * (0.6 + 0.4 * readingConfidence(words));
    return {
      value: read.number,
      confidence: round(certainty),
      source: sourceOf(label.line.page, words),
      reason: underTitle ? 'under-title' : 'labelled',
    };
  }
  return underTitle(view) ?? annexNumber(view);
}

// A wrapped sentence may begin with "Nomor": it has no colon and stands in the running text.
function isOwnNumber(label: Label, view: LetterView): boolean {
  const before = label.line.words.filter((word) => word.box.x < label.valueLeft);
  if (/\b(?:agenda|urut|rekening|telp|telepon|hp|ktp)\b/i.test(textOf(before))) return false;
  if (label.lineIndex >= view.bodyStart && (label.line.box.y > 0.3 || !label.strong)) return false;
  if (label.line.box.y > 0.62) return false;
  return label.strong || label.line.text.length < 60;
}

const TITLE_NUMBER = /^(?:nomor|nomer|no)\b[\s.:;]*(.+)$/i;

// KEPUTUSAN … / NOMOR 23 TAHUN 2020: no colon, centred under the title.
function underTitle(view: LetterView): Proposal<string> | null {
  if (!view.title) return null;
  const below = view.first.lines.slice(view.title.lineIndex + 1, view.title.lineIndex + 6);
  for (const line of below) {
    const match = TITLE_NUMBER.exec(line.text.replace(/^n[o0]m[o0]r/i, 'Nomor'));
    if (!match) continue;
    const words = line.words.slice(1);
    const read = readNumber(match[1]!.split(' '));
    if (read)
      return {
        value: read.number,
        confidence: 0.85,
        source: sourceOf(line.page, words),
        reason: 'under-title',
      };
  }
  return null;
}

function annexNumber(view: LetterView): Proposal<string> | null {
  for (const label of view.labels) {
    if (
      label.key !== 'number' ||
      label.line.page === view.first.page ||
      !label.strong ||
      !isAnnexHead(label.line, view)
    )
      continue;
    const read = readNumber(label.value.map((word) => word.text));
    if (read)
      return {
        value: read.number,
        confidence: 0.5,
        source: sourceOf(label.line.page, label.value),
        reason: 'annex-head',
      };
  }
  return null;
}

/** Whether a line belongs to the head of an annex ("Lampiran Surat …" with number and date). */
export function isAnnexHead(line: Line, view: LetterView): boolean {
  const sheet = view.sheets.find((candidate) => candidate.page === line.page);
  const above =
    sheet?.lines.filter((other) => other.box.y <= line.box.y && other.box.y > line.box.y - 0.12) ?? [];
  return line.box.y < 0.3 && above.some((other) => /lampiran/i.test(other.text));
}

/** A number as printed, from the words behind its label; null where no serial number is filled in. */
export function readNumber(words: string[]): { number: string; used: number } | null {
  let used = 0;
  let text = '';
  for (const word of words) {
    if (!belongsToNumber(word, text)) break;
    text += text === '' ? word : ` ${word}`;
    used += 1;
  }
  const number = tidyNumber(text);
  const beforeYear = number.replace(/(?:\/|TAHUN\s*)?(?:19|20)\d\d$/i, '');
  if (!/\d/.test(beforeYear) || number.length < 2 || /^\d{1,2}[.)]?$/.test(number) || isUnfilled(number))
    return null;
  return { number, used };
}

// "005/     /SETDA/2026" and "005/.../2026": the place for the serial number is still empty.
function isUnfilled(number: string): boolean {
  return /[.…_]{3}|\/\s*[.…_-]*\s*\/|^\/|\/$/.test(number);
}

// Follows "B-12 / KPLD / IX / 2026", "UM 0201-Sj/150", "421/12/SMPN 2/2026" and "23 TAHUN 2020" to their end.
function belongsToNumber(word: string, before: string): boolean {
  if (/^[(]/.test(word) || /^(tanggal|tgl|perihal|hal|sifat|lampiran|tentang|yth|kepada)\b/i.test(word))
    return false;
  if (before === '') return /[\d/]/.test(word) || /^[\p{Lu}.-]{1,6}$/u.test(word);
  if (/^tahun$/i.test(word)) return /\d$/.test(before);
  if (/tahun$/i.test(before)) return /^\S*\d{2}/.test(word);
  if (/^[/\\|-]/.test(word)) return true;
  if (/[/\\|-]$/.test(before)) return !/^\p{Ll}{3,}$/u.test(word);
  if (before.includes('/') && /^[IVX]{2,}$/.test(word)) return true;
  if (before.includes('/')) return word.includes('/') || (before.endsWith('.') && /^[\d\p{Lu}]/u.test(word));
  return /^[\p{Lu}.-]+$/u.test(before) && /\d/.test(word);
}

/** Below this confidence a Roman month one stroke off that of the date is taken for misread. */
const DOUBTFUL = 0.84;

/**
 * The number with its month segment mended by the letter's date: "/11/2026" of a letter of February is "/II/2026"
 * read as figures, and a doubtful "/VI!I/" or "/VII/" of August is "/VIII/". Other numbers come back unchanged.
 */
export function withRomanMonth(number: string, isoDate: string, confidence: number): string {
  const parts = number.split('/');
  // The police puts the unit behind the year: B/88/VIII/2026/Sektor.
  const year = parts.findLastIndex((part) => /^(?:19|20)\d\d$/.test(part));
  const at = year > 0 ? year - 1 : parts.length - 2;
  const read = (parts[at] ?? '').replace(/[1l|!]/g, 'I');
  const month = Number(isoDate.slice(5, 7));
  const roman = ROMAN_MONTHS[month - 1]!;
  if (!/^[IVX]+$/.test(read) || parts[at] === roman) return number;
  // Figures of months have two digits: "/11/" may well be November, "/1/" is no January but a stroke.
  if (Number(parts[at]) === month && month > 9) return number;
  const strokes = Math.abs(read.length - roman.length);
  const differsInStrokes =
    strokes <= 1 && editDistance(read, roman, 1) <= 1 && read.replace(/I/g, '') === roman.replace(/I/g, '');
  if (read !== roman && !(differsInStrokes && confidence < DOUBTFUL)) return number;
  return parts.with(at, roman).join('/');
}

/** Spaces round separators closed, look-alike letters in digit runs and Roman months mended. */
export function tidyNumber(text: string): string {
  const closed = text
    .replace(/[‐–—]/g, '-')
    .replace(/[\\|](?=\S)/g, '/')
    .replace(/\s*([/-])\s*/g, '$1')
    .replace(/\s*\.\s*(?=[\p{L}\d])/gu, '.')
    .replace(/[\s.,;:'"‘’“”_\\|-]+$/u, '')
    .replace(/^[\s.,;:'"‘’“”_]+/u, '')
    .replace(/(?<=\d),(?=\d)/g, '.')
    .replace(/\s+/g, ' ');
  const parts = closed.split('/');
  if (parts.length < 2) return closed.split(' ').map(mendPiece).join(' ');
  return parts.map((part, index) => mendPart(part, index, parts.length)).join('/');
}

function mendPart(part: string, index: number, count: number): string {
  if (index === count - 1) {
    const year = asDigits(part, 2);
    if (year && /^(19|20)\d\d$/.test(year)) return year;
  }
  if (index > 0 && index >= count - 2) {
    const roman = part
      .replace(/[1l|!]/g, 'I')
      .toUpperCase()
      .replace(/Y/g, 'V');
    if (!/^\d+$/.test(part) && ROMAN_MONTHS.includes(roman)) return roman;
  }
  // "B.512/…": the letter before the serial number is the class of the letter, no misread figure.
  const prefix = index === 0 ? (/^\p{Lu}\.(?=\d)/u.exec(part)?.[0] ?? '') : '';
  return prefix + part.slice(prefix.length).split('-').map(mendFigures).join('-');
}

// At least three figures in five: a code or serial, in which S, B, Z and G are misread figures too.
function mendFigures(text: string): string {
  const pieces = text.split('.');
  const digits = text.replace(/\D/g, '').length;
  const isFigures = /^[\d.OoQlI|!SsBZGg]+$/.test(text) && digits >= text.replace(/\./g, '').length * 0.6;
  return pieces.map((piece) => (isFigures ? (asDigits(piece, 0) ?? piece) : mendPiece(piece))).join('.');
}

// 3O0 in VS.3O0 is a figure, DISDUKCAP1L a word, SMPNl2 a word with its figure.
function mendPiece(piece: string): string {
  if (/^\p{Lu}{2,}l\d*$/u.test(piece)) return piece.replace('l', '1');
  if (/^\p{Lu}{3,}[\dl|]\p{Lu}+$/u.test(piece)) return asLetters(piece);
  if (!/\d/.test(piece) || !/^[\dOoQlI|!]+$/.test(piece)) return piece;
  return asDigits(piece, 1) ?? piece;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
