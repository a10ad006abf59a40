import type { LayoutPiece } from '../../../contract/layouts.ts';
import { closedList } from '../words/closed-list.ts';
import { countedThings } from '../words/counted-things.ts';
import { longDay } from '../words/indonesian-day.ts';
import type { LetterFacts } from './letter-facts.ts';
import { listedRecipients } from './listed-recipients.ts';
import { natureLine } from './nature-line.ts';
import type { PaperPiece } from './paper.ts';

type HeadLine = Extract<LayoutPiece, { piece: 'head' }>['lines'][number];

/** What stands for a number that was not yet given; long enough to write it by hand. */
export const noNumberYet = '……………………';

/** "Arunika, 21 November 2026", at the right and without a full stop. */
export function dayLine({ agency, day }: LetterFacts): PaperPiece {
  return { piece: 'line', text: `${agency.place}, ${longDay(day)}`, align: 'right', above: 0 };
}

export function letterheadPiece({ letterhead, words }: LetterFacts): PaperPiece[] {
  if (!letterhead) return [];
  return [{ piece: 'letterhead', ...letterhead, emblemAlt: words.emblem! }];
}

const headValues: Record<HeadLine, (facts: LetterFacts) => string> = {
  number: ({ number }) => number ?? noNumberYet,
  nature: ({ words, securityClass, urgency }) => natureLine(words, securityClass, urgency),
  // What is printed behind the letter is an attachment too: a list of those invited, an annex.
  attachments: ({ attachments, text, recipients }) => {
    const behind = text.annexes.length + (listedRecipients(recipients).annex.length > 0 ? 1 : 0);
    return attachments.count > 0
      ? countedThings(attachments.count, attachments.unit)
      : countedThings(behind, 'berkas');
  },
  subject: ({ subject }) => subject,
  to: (facts) => {
    const { head } = listedRecipients(facts.recipients);
    return head.length === 0 ? facts.words['recipients-listed']! : numbered(head);
  },
  from: ({ issuingPost }) => issuingPost,
  copies: ({ copies }) => (copies.length === 0 ? '-' : numbered(closedList(copies))),
  day: ({ day }) => longDay(day),
};

/** Nomor, Sifat, Lampiran, Hal and the like, each with a colon. */
export function headPiece(facts: LetterFacts, piece: Extract<LayoutPiece, { piece: 'head' }>): PaperPiece {
  const { words } = facts;
  return {
    piece: 'rows',
    rows: piece.lines.map((name) => [
      words[name === 'copies' ? 'copies-line' : name]!,
      headValues[name](facts),
    ]),
    indent: 0,
    closed: piece.closed,
  };
}

// One alone has no figure before it.
function numbered(items: readonly string[]): string {
  return items.length === 1 ? items[0]! : items.map((item, index) => `${index + 1}. ${item}`).join('\n');
}

/** "SURAT TUGAS / NOMOR …", and for what has the form of a law "TENTANG / …". */
export function titlePiece(facts: LetterFacts, withAbout: boolean): PaperPiece[] {
  const { kind, words, number, text } = facts;
  if (kind.title === null) return [];
  // A memo has its number in the head, below the title.
  const inHead = facts.layout.some((one) => one.piece === 'head' && one.lines.includes('number'));
  const about =
    withAbout && text.about ? [words.about!, text.about.toUpperCase(), ...issuerLines(facts)] : [];
  return [
    {
      piece: 'title',
      title: kind.title.replace('{JABATAN}', facts.issuingPost.toUpperCase()),
      number: inHead ? null : `${words['title-number']} ${number ?? noNumberYet}`,
      about,
    },
  ];
}

/**
 * Who decides or instructs is named before the grounds, "BUPATI ARUNIKA,"; a regulation begins in the name of God (UU
 * 12/2011, lampiran II; PerANRI 5/2021).
 */
function issuerLines({ kind, words, issuingPost }: LetterFacts): string[] {
  if (kind.command === null) return [];
  const decides = kind.subclass === 'regulating' && kind.command === 'MEMUTUSKAN';
  return [...(decides ? [words.grace!] : []), `${issuingPost.toUpperCase()},`];
}

/** "Yth. …" with the place below; many are told to be in the annex. */
export function recipientsPiece(facts: LetterFacts): PaperPiece[] {
  const { words, recipients, recipientsPlace } = facts;
  if (recipients.length === 0) return [];
  const { head } = listedRecipients(recipients);
  return [
    {
      piece: 'recipients',
      lead: words.recipient!,
      names: head.length === 0 ? [words['recipients-listed']!] : [...head],
      at: [words.at!, recipientsPlace ?? words['at-place']!],
    },
  ];
}
