import { boxAround } from '#core/documents/page-text.ts';
import { joinLines, valueLines } from './labels.ts';
import {
  firstPageLabels,
  type LetterView,
  proseOf,
  readingConfidence,
  sourceOf,
  stopsValue,
} from './letter-view.ts';
import { readLetterhead } from './letterhead.ts';
import { similarity } from './ocr-repair.ts';
import type { Proposal } from './proposal.ts';
import { agencyOfPosition, readSignature } from './signature.ts';
import { titleCase } from './title-case.ts';

/**
 * The sender: the agency composed from the letterhead; without one the post in `Dari :`, the agency of the
 * signer's post, or for a citizen's letter the person who signs.
 */
export function proposeSender(view: LetterView): Proposal<string> | null {
  const letterhead = readLetterhead(view);
  const signature = readSignature(view);
  const signerAgency = signature.position ? agencyOfPosition(signature.position.replace(/,/g, ' ')) : null;
  if (letterhead) {
    const words = letterhead.lines.flatMap((line) => line.words);
    const agreed = signerAgency !== null && similarity(signerAgency, letterhead.name) > 0.6;
    const certainty = (agreed ? 0.95 : 0.85) * (0.5 + 0.5 * readingConfidence(words));
    return {
      value: letterhead.name,
      confidence: round(certainty),
      source: { page: view.first.page, box: boxAround(letterhead.lines.map((line) => line.box)) },
      reason: agreed ? 'letterhead-and-signature' : 'letterhead',
    };
  }
  return fromLine(view) ?? fromSignature(view) ?? selfIntroduced(view);
}

function fromLine(view: LetterView): Proposal<string> | null {
  const from = firstPageLabels(view, 'from').find(
    (label) => label.strong && label.lineIndex <= view.bodyStart,
  );
  if (!from) return null;
  const lines = valueLines(from, view.first, stopsValue(view), 3);
  const post = joinLines(lines);
  const value = agencyOfPosition(post) ?? post;
  if (value.length < 4) return null;
  return { value, confidence: 0.75, source: sourceOf(from.line.page, lines.flat()), reason: 'from-line' };
}

function fromSignature(view: LetterView): Proposal<string> | null {
  const { position, name, positionLines, nameLine } = readSignature(view);
  const agency = position ? agencyOfPosition(position.replace(/,/g, ' ')) : null;
  if (agency) {
    const source = sourceOf(
      positionLines[0]!.page,
      positionLines.flatMap((line) => line.words),
    );
    return {
      value: agency === agency.toUpperCase() ? titleCase(agency) : agency,
      confidence: 0.6,
      source,
      reason: 'signature',
    };
  }
  if (!name || !nameLine) return null;
  return {
    value: name === name.toUpperCase() ? titleCase(name) : name,
    confidence: 0.6,
    source: sourceOf(nameLine.page, nameLine.words),
    reason: 'signature',
  };
}

// "Yang bertanda tangan di bawah ini: Nama : …"
function selfIntroduced(view: LetterView): Proposal<string> | null {
  const line = view.first.lines.find((candidate) =>
    /^(?:\d[.)]\s*)?nama(?:\s+lengkap)?\s*[:;]/i.test(candidate.text),
  );
  const value = line?.text.replace(/^.*?[:;]\s*/, '').trim();
  if (!line || !value || value.length < 3) return null;
  return {
    value,
    confidence: 0.55,
    source: proseOf([line]).sourceAt(0, line.text.length),
    reason: 'signature',
  };
}

/** The signer's name and post as printed in the signature block. */
export function proposeSigner(view: LetterView): {
  name: Proposal<string> | null;
  position: Proposal<string> | null;
} {
  const { name, nameLine, position, positionLines } = readSignature(view);
  const page = nameLine?.page ?? view.first.page;
  const words = positionLines.flatMap((line) => line.words);
  return {
    name:
      name && nameLine
        ? { value: name, confidence: 0.7, source: sourceOf(page, nameLine.words), reason: 'signature' }
        : null,
    position: position
      ? { value: position, confidence: 0.7, source: sourceOf(page, words), reason: 'signature' }
      : null,
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
