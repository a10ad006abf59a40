import { firstPageLabels, type LetterView, readingConfidence, sourceOf } from './letter-view.ts';
import { soundsLike } from './ocr-repair.ts';
import type { Proposal, SecurityClass, Source, Urgency } from './proposal.ts';

/**
 * Words printed as Sifat and what they mean. One line prints either of two attributes: the security class
 * (SR/R/T/B) or the degree of urgency. "Penting" is neither; older local rules' K (konfidensial) reads as R.
 */
const WORDS: { words: string; shown: string; urgency?: Urgency; securityClass?: SecurityClass }[] = [
  { words: 'sangat rahasia', shown: 'Sangat Rahasia', securityClass: 'SR' },
  { words: 'sangat segera', shown: 'Sangat Segera', urgency: 'sangat segera' },
  { words: 'amat segera', shown: 'Amat Segera', urgency: 'sangat segera' },
  { words: 'sangat penting', shown: 'Sangat Penting' },
  { words: 'rahasia', shown: 'Rahasia', securityClass: 'R' },
  { words: 'konfidensial', shown: 'Konfidensial', securityClass: 'R' },
  { words: 'terbatas', shown: 'Terbatas', securityClass: 'T' },
  { words: 'segera', shown: 'Segera', urgency: 'segera' },
  { words: 'penting', shown: 'Penting' },
  { words: 'kilat', shown: 'Kilat', urgency: 'sangat segera' },
  { words: 'biasa', shown: 'Biasa' },
  { words: 'terbuka', shown: 'Terbuka' },
  { words: 'rutin', shown: 'Rutin' },
];

interface NatureProposals {
  nature: Proposal<string> | null;
  urgency: Proposal<Urgency> | null;
  securityClass: Proposal<SecurityClass> | null;
}

/**
 * The printed Sifat and the two attributes behind it. Unless the letter says otherwise a letter is of class B
 * and of usual urgency: those two are proposed as `default` with modest confidence.
 */
export function proposeNature(view: LetterView, number: Proposal<string> | null): NatureProposals {
  const printed = labelledNature(view) ?? stampedNature(view);
  const prefix = classOfNumber(number?.value ?? '');
  const fromPrinted = printed?.meanings.find((meaning) => meaning.securityClass)?.securityClass;
  const urgency = printed?.meanings.find((meaning) => meaning.urgency)?.urgency;
  const sure = printed?.proposal.confidence ?? 0;
  const source = printed?.proposal.source ?? null;
  return {
    nature: printed?.proposal ?? null,
    urgency: urgency
      ? { value: urgency, confidence: sure, source, reason: 'nature-word' }
      : { value: 'biasa', confidence: 0.6, source: null, reason: 'default' },
    securityClass: securityClassFrom(fromPrinted, sure, source, prefix, number),
  };
}

function securityClassFrom(
  printed: SecurityClass | undefined,
  sure: number,
  source: Source | null,
  prefix: SecurityClass | null,
  number: Proposal<string> | null,
): Proposal<SecurityClass> {
  if (printed) return { value: printed, confidence: sure, source, reason: 'nature-word' };
  if (prefix && number)
    return {
      value: prefix,
      confidence: number.confidence * 0.9,
      source: number.source,
      reason: 'number-prefix',
    };
  return { value: 'B', confidence: 0.6, source: null, reason: 'default' };
}

/** B-235/…, R-99/…, R/12/…: the class that ministries, police and army print before the serial number. */
function classOfNumber(number: string): SecurityClass | null {
  return (/^(SR(?=[-/])|R(?=[-/])|[TB](?=-))[-/]\d/.exec(number)?.[1] as SecurityClass | undefined) ?? null;
}

interface Printed {
  proposal: Proposal<string>;
  meanings: (typeof WORDS)[number][];
}

function labelledNature(view: LetterView): Printed | null {
  const labels = firstPageLabels(view, 'nature').filter((label) => label.lineIndex <= view.bodyStart);
  for (const label of labels) {
    const words = label.value.slice(0, 4);
    const meanings = meaningsOf(words.map((word) => word.text));
    const first = meanings[0];
    if (!first) continue;
    const shown = meanings.map((meaning) => meaning.shown).join('/');
    const confidence = Math.round(0.95 * (0.6 + 0.4 * readingConfidence(words)) * 100) / 100;
    return {
      proposal: { value: shown, confidence, source: sourceOf(label.line.page, words), reason: 'labelled' },
      meanings,
    };
  }
  return null;
}

// RAHASIA or SANGAT SEGERA standing alone in capitals over or under the letter.
function stampedNature(view: LetterView): Printed | null {
  for (const line of view.first.lines) {
    if (line.words.length > 2 || line.text !== line.text.toUpperCase()) continue;
    const meaning = WORDS.find((entry) => entry.words === line.text.toLowerCase());
    if (!meaning || (!meaning.securityClass && !meaning.urgency)) continue;
    const source = sourceOf(line.page, line.words);
    return {
      proposal: { value: meaning.shown, confidence: 0.6, source, reason: 'nature-word' },
      meanings: [meaning],
    };
  }
  return null;
}

function meaningsOf(words: string[]): Printed['meanings'] {
  const read = words.flatMap((word) => word.split(/[/,&]/)).filter((word) => word !== '');
  const found: Printed['meanings'] = [];
  for (let index = 0; index < read.length; index += 1) {
    const pair = `${read[index]} ${read[index + 1] ?? ''}`.trim();
    const meaning = WORDS.find((entry) => entry.words.includes(' ') && soundsLike(pair, entry.words));
    const single = WORDS.find((entry) => !entry.words.includes(' ') && soundsLike(read[index]!, entry.words));
    if (meaning) index += 1;
    const chosen = meaning ?? single;
    if (chosen) found.push(chosen);
  }
  return found;
}
