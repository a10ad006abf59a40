import { type ClassificationIndex, rankCodes, type WeightedText } from './classification-index.ts';
import type { EventProposals } from './event-parts.ts';
import { successorsOf } from './former-codes.ts';
import { bodyProse, type LetterView } from './letter-view.ts';
import { asDigits } from './ocr-repair.ts';
import type { Proposal } from './proposal.ts';

const MOST = 5;
/** Where letters of a kind are filed when nothing in their text says more; weak hints. */
const KIND_HINTS: Record<string, string> = {
  SE: 'surat edaran',
  KEPUTUSAN: 'keputusan bupati',
  STUGAS: 'surat tugas',
  SPERINTAH: 'surat perintah tugas',
  NK: 'nota kesepahaman',
  PKS: 'perjanjian kerja sama',
  UNDANGAN: 'undangan rapat',
};

/**
 * At most five likely classification codes, best first: the code printed in the letter number, successors of a
 * code of the older scheme, then what the index finds from subject, agenda, sender and the first paragraphs.
 */
export function proposeClassification(
  view: LetterView,
  index: ClassificationIndex,
  known: {
    number: Proposal<string> | null;
    subject: Proposal<string> | null;
    sender: Proposal<string> | null;
    letterType: Proposal<string> | null;
    event: EventProposals;
  },
): Proposal<string>[] {
  const chosen: Proposal<string>[] = [];
  const add = (proposal: Proposal<string>) => {
    if (chosen.length < MOST && !chosen.some((other) => other.value === proposal.value))
      chosen.push(proposal);
  };
  const printed = known.number ? printedCode(index, known.number.value) : null;
  if (printed && known.number)
    add({ value: printed, confidence: 0.9, source: known.number.source, reason: 'printed-code' });
  const former = known.number && !printed ? successorsOf(formerCode(known.number.value) ?? '') : [];
  const texts = evidence(view, known);
  const ranked = preferFormer(rankCodes(index, texts), former);
  const best = ranked[0]?.score ?? 1;
  for (const entry of ranked.slice(0, MOST)) {
    const reason = former.some((code) => entry.code === code || entry.code.startsWith(`${code}.`))
      ? 'former-code'
      : 'topic';
    const confidence =
      Math.round(Math.min(0.6, (entry.byTopic ? 0.55 : 0.4) * (entry.score / best)) * 100) / 100;
    if (texts.length > 0 && entry.score > best * 0.15)
      add({ value: entry.code, confidence, source: known.subject?.source ?? null, reason });
  }
  return chosen;
}

// Codes under a former code's successors rise; where the text says nothing, the successors stand alone.
function preferFormer(ranked: ReturnType<typeof rankCodes>, former: string[]): ReturnType<typeof rankCodes> {
  if (former.length === 0) return ranked;
  const best = ranked[0]?.score ?? 1;
  const raised = ranked.map((entry) => {
    const exact = former.indexOf(entry.code);
    const under = former.some((code) => entry.code.startsWith(`${code}.`));
    const lift = exact >= 0 ? 0.55 - 0.1 * exact : under ? 0.3 : 0;
    return { ...entry, score: entry.score + lift * best };
  });
  for (const [rank, code] of former.entries()) {
    if (!raised.some((entry) => entry.code === code))
      raised.push({ code, score: (0.55 - 0.1 * rank) * best, byTopic: true });
  }
  return raised.sort((a, b) => b.score - a.score || a.code.localeCompare(b.code));
}

function evidence(
  view: LetterView,
  known: {
    subject: Proposal<string> | null;
    sender: Proposal<string> | null;
    letterType: Proposal<string> | null;
    event: EventProposals;
  },
): WeightedText[] {
  const prose = bodyProse(view).text.split(' ').slice(0, 170);
  const texts: WeightedText[] = [];
  if (known.subject) texts.push({ text: known.subject.value, weight: 3 });
  if (known.event.agenda) texts.push({ text: known.event.agenda.value, weight: 1.5 });
  if (prose.length > 5) {
    texts.push({ text: prose.slice(0, 70).join(' '), weight: known.subject ? 0.5 : 1.2 });
    texts.push({ text: prose.slice(70).join(' '), weight: 0.25 });
  }
  if (known.sender && texts.length > 0) texts.push({ text: known.sender.value, weight: 0.35 });
  const hint = KIND_HINTS[known.letterType?.value ?? ''];
  if (hint && texts.length > 0) texts.push({ text: hint, weight: 0.3 });
  return texts;
}

/** The classification code inside a letter number, shortened to the longest code that exists. */
export function printedCode(index: ClassificationIndex, number: string): string | null {
  const candidates = number
    .split('/')
    .map((part) => part.split('.').map((piece) => asDigits(piece.trim(), 0)))
    .filter(
      (pieces): pieces is string[] =>
        pieces.length >= 2 && pieces.every((piece) => piece !== null) && pieces[0]!.length === 3,
    );
  for (const pieces of candidates) {
    for (let depth = Math.min(4, pieces.length); depth >= 2; depth -= 1) {
      const code = pieces.slice(0, depth).join('.');
      if (index.byCode.has(code)) return code;
    }
  }
  return null;
}

/** The three-digit code of the older scheme that opens `421/1533/DISDIK/VII/2026`; a bare serial is none. */
export function formerCode(number: string): string | null {
  const parts = number.split('/').map((part) => part.trim());
  const opens = /^(\d{3})(?:\.\d{1,2})*$/.exec(parts[0] ?? '');
  if (opens && /^[A-Z]*[-.]?\d+(?:[-.][A-Za-z.]+)?$/.test(parts[1] ?? '')) return opens[1]!;
  const inside = parts.slice(1, -1).find((part) => /^\d{3}(?:\.\d)?$/.test(part));
  return inside && !opens ? inside.slice(0, 3) : null;
}
