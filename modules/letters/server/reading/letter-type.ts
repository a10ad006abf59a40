import { type LetterView, sourceOf } from './letter-view.ts';
import { skeleton } from './ocr-repair.ts';
import type { Proposal } from './proposal.ts';

/** First words of a subject that make a plain letter one of the special kinds. */
const SUBJECT_KINDS: [RegExp, string][] = [
  [/^(?:surat\s+)?undangan\b/, 'UNDANGAN'],
  [/^(?:surat\s+)?panggiian\b/, 'SPANGGILAN'],
  [/^surat\s+pengantar\b/, 'SPENGANTAR'],
];

/**
 * The kind of letter (code of data/letter-types.json): by its printed title, else by the first words of its
 * subject; what has a head but neither is a plain official letter (SDINAS).
 */
export function proposeLetterType(
  view: LetterView,
  subject: Proposal<string> | null,
): Proposal<string> | null {
  if (view.title) {
    const { code, exact, line } = view.title;
    return {
      value: code,
      confidence: exact ? 0.95 : 0.75,
      source: sourceOf(line.page, line.words),
      reason: 'title',
    };
  }
  const read = skeleton(subject?.value ?? '');
  const kind = SUBJECT_KINDS.find(([pattern]) => pattern.test(read));
  if (subject && kind)
    return {
      value: kind[1],
      confidence: subject.confidence * 0.95,
      source: subject.source,
      reason: 'subject-word',
    };
  if (invitesInBody(view))
    return { value: 'UNDANGAN', confidence: 0.6, source: null, reason: 'subject-word' };
  if (view.first.lines.length < 4) return null;
  return { value: 'SDINAS', confidence: 0.65, source: null, reason: 'default' };
}

// An invitation without a Hal line says so in its first sentences.
function invitesInBody(view: LetterView): boolean {
  if (view.labels.some((label) => label.key === 'subject' && label.line.page === view.first.page))
    return false;
  const text = skeleton(
    view.first.lines
      .slice(view.bodyStart, view.bodyStart + 10)
      .map((line) => line.text)
      .join(' '),
  );
  return /mengundang|undangan ini|mengharap(?:kan)? (?:dengan hormat )?kehadiran/.test(text);
}
