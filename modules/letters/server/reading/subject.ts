import { joinLines, valueLines } from './labels.ts';
import type { Line } from './layout.ts';
import {
  firstPageLabels,
  type LetterView,
  opensAddress,
  opensBody,
  readingConfidence,
  sourceOf,
  stopsValue,
} from './letter-view.ts';
import { isSpoken, skeleton } from './ocr-repair.ts';
import type { Proposal } from './proposal.ts';
import { titleCase } from './title-case.ts';

/** The printed matter of the letter: its `Hal :` line with continuation, or what stands under TENTANG. */
export function proposeSubject(view: LetterView): Proposal<string> | null {
  return labelledSubject(view) ?? aboutSubject(view);
}

function labelledSubject(view: LetterView): Proposal<string> | null {
  const labels = firstPageLabels(view, 'subject').filter(
    (label) => label.line.box.y < 0.6 && (label.lineIndex < view.bodyStart || label.line.box.y < 0.45),
  );
  for (const label of labels) {
    const lines = valueLines(label, view.first, stopsValue(view));
    const value = cleanSubject(joinLines(lines));
    if (value.replace(/[^\p{L}]/gu, '').length < 3) continue;
    // A subject does not begin with a small letter: what stood before it was not read.
    const whole = /^\p{Ll}/u.test(value) ? 0.5 : 1;
    const certainty = whole * (label.strong ? 0.95 : 0.75) * (0.5 + 0.5 * readingConfidence(lines.flat()));
    return {
      value,
      confidence: Math.round(certainty * 100) / 100,
      source: sourceOf(label.line.page, lines.flat()),
      reason: 'labelled',
    };
  }
  return null;
}

// SURAT EDARAN / NOMOR … / TENTANG / PELAKSANAAN … : everything to the blank band under the last line.
function aboutSubject(view: LetterView): Proposal<string> | null {
  const { lines, textHeight } = view.first;
  const at = lines.findIndex((line, index) => index >= view.letterheadEnd && isAbout(line));
  if (at < 0) return null;
  const own = lines[at]!.words.slice(1).filter((word) => isSpoken(word.text));
  const collected: Line['words'][] = own.length > 0 ? [own] : [];
  let previous = lines[at]!;
  for (const line of lines.slice(at + 1, at + 7)) {
    const gap = line.box.y - previous.box.y;
    if (collected.length > 0 && gap > textHeight * 3) break;
    if (
      opensAddress(line) ||
      opensBody(line.text) ||
      /^(menimbang|yth|dengan rahmat)/i.test(skeleton(line.text))
    )
      break;
    if (collected.length > 0 && !isCentred(line) && isCentred(previous)) break;
    if (
      /^dengan rahmat/i.test(line.text) ||
      (isPost(line.text) && collected.length > 0 && /,$/.test(line.text.trim()))
    )
      break;
    if (isSpoken(line.text)) collected.push(line.words);
    previous = line;
  }
  const value = cleanSubject(joinLines(collected));
  if (value.length < 4) return null;
  return {
    value: value === value.toUpperCase() ? titleCase(value) : value,
    confidence: 0.88,
    source: sourceOf(view.first.page, collected.flat()),
    reason: 'about-line',
  };
}

function isAbout(line: Line): boolean {
  const first = skeleton(line.words[0]!.text);
  if (first !== 'tentang' && skeleton(line.text).replace(/ /g, '') !== 'tentang') return false;
  const centre = line.box.x + line.box.w / 2;
  return (
    line.box.y < 0.6 &&
    ((centre > 0.3 && centre < 0.7) || line.text === 'TENTANG') &&
    (line.words.length === 1 || line.text === line.text.toUpperCase())
  );
}

function isCentred(line: Line): boolean {
  return Math.abs(line.box.x + line.box.w / 2 - 0.5) < 0.09 && line.box.w < 0.8;
}

function isPost(text: string): boolean {
  return /^(bupati|wali\s?kota|gubernur|menteri|kepala|sekretaris|direktur|camat|rektor|ketua)\b/i.test(text);
}

function cleanSubject(text: string): string {
  return text
    .replace(/^[\s:;.,=_“”"'‘’-]+|[\s:;.,=_“”"'‘’|-]+$/gu, '')
    .replace(/\s+([,.)])/g, '$1')
    .replace(/([(])\s+/g, '$1');
}
