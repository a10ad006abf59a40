import type { LayoutPiece } from '../../../contract/layouts.ts';
import type { PartName } from '../../../contract/letter-text.ts';
import { dayParts } from '../words/indonesian-day.ts';
import {
  daySentence,
  eventPiece,
  followUpsPieces,
  itemsPiece,
  meetingPiece,
  partiesPiece,
  partPieces,
  peoplePieces,
} from './body-pieces.ts';
import { annexPieces, copiesPiece, copyListPiece, madePiece, signaturesPiece } from './closing-pieces.ts';
import { dayLine, headPiece, letterheadPiece, recipientsPiece, titlePiece } from './head-pieces.ts';
import type { LetterFacts } from './letter-facts.ts';
import type { Paper, PaperPiece } from './paper.ts';

/** What is still to be filled in before a letter of this layout can be numbered. */
export interface TextFault {
  code: 'outgoing.part-missing' | 'outgoing.part-unknown';
  part: PartName;
}

/** Parts that the layout asks for and the text does not have, and parts that the layout would not print. */
export function textFaults(layout: readonly LayoutPiece[], text: LetterFacts['text']): TextFault[] {
  const known = layout.filter((one) => one.piece === 'part');
  const missing = known.filter(({ part, required }) => required && !text.parts[part]);
  const strange = (Object.keys(text.parts) as PartName[]).filter((name) =>
    known.every(({ part }) => part !== name),
  );
  return [
    ...missing.map(({ part }): TextFault => ({ code: 'outgoing.part-missing', part })),
    ...strange.map((part): TextFault => ({ code: 'outgoing.part-unknown', part })),
  ];
}

/**
 * A letter as it is printed: the pieces of its layout with every word, day and number filled in. Pure: the same facts give
 * the same paper, today and when it is checked in ten years.
 */
export function layOutPaper(facts: LetterFacts): Paper {
  const { year, month, date } = dayParts(facts.day);
  const { words, copyMark } = facts;
  return {
    title: [facts.kind.name, facts.number, facts.subject].filter(Boolean).join(' '),
    author: facts.agency.name,
    written: { year, month, day: date },
    page: facts.page,
    watermark: facts.draft ? words.draft! : null,
    footer: footerLines(facts),
    copyMark:
      copyMark &&
      words['copy-number']!.replace('{nomor}', String(copyMark.number)).replace(
        '{jumlah}',
        String(copyMark.holders.length),
      ),
    pieces: [
      ...withClosingText(facts.layout.flatMap((piece) => piecesOf(facts, piece))),
      ...copyListPiece(facts),
    ],
  };
}

/** Marks the text that stands last before the signature or before the day above it. */
function withClosingText(pieces: readonly PaperPiece[]): PaperPiece[] {
  return pieces.map((piece, index) => {
    const next = pieces[index + 1]?.piece;
    const closing = next === 'made' || next === 'signatures';
    return closing && (piece.piece === 'content' || piece.piece === 'rows') ? { ...piece, closing } : piece;
  });
}

function piecesOf(facts: LetterFacts, piece: LayoutPiece): PaperPiece[] {
  switch (piece.piece) {
    case 'letterhead':
      return letterheadPiece(facts);
    case 'day':
      return [dayLine(facts)];
    case 'head':
      return [headPiece(facts, piece)];
    case 'title':
      return titlePiece(facts, piece.about);
    case 'recipients':
      return recipientsPiece(facts);
    case 'day-sentence':
      return [daySentence(facts)];
    case 'part':
      return partPieces(facts, piece);
    case 'command':
      return facts.kind.command ? [{ piece: 'command', text: `${facts.kind.command}:` }] : [];
    case 'event':
      return eventPiece(facts);
    case 'people':
      return peoplePieces(facts, piece.label);
    case 'parties':
      return partiesPiece(facts);
    case 'items':
      return itemsPiece(facts);
    case 'meeting':
      return meetingPiece(facts);
    case 'follow-ups':
      return followUpsPieces(facts);
    case 'made':
      return [madePiece(facts, piece.label)];
    case 'signatures':
      return signaturesPiece(facts, piece.arrangement);
    case 'copies':
      return copiesPiece(facts);
    case 'annexes':
      return annexPieces(facts, piece.signed);
  }
}

/** The sentence on electronic signature stands on every page before it is signed; nothing is added to it afterwards. */
function footerLines({ words, certified, verificationAddress }: LetterFacts): string[] {
  if (certified === null) return [];
  const sentence = words[certified ? 'footer-certified' : 'footer-uncertified']!;
  const where = verificationAddress ? [words.verify!.replace('{alamat}', verificationAddress)] : [];
  return [sentence, ...where];
}
