import type { LayoutPiece } from '../../../contract/layouts.ts';
import { closedList } from '../words/closed-list.ts';
import { longDay } from '../words/indonesian-day.ts';
import { filled, partyName } from './body-pieces.ts';
import { noNumberYet } from './head-pieces.ts';
import type { LetterFacts, LetterSignature } from './letter-facts.ts';
import { listedRecipients } from './listed-recipients.ts';
import type { PaperPiece, PrintedSignature } from './paper.ts';

/** "Ditetapkan di Arunika / pada tanggal 21 November 2026". */
export function madePiece({ words, agency, day }: LetterFacts, label: string): PaperPiece {
  return {
    piece: 'made',
    rows: [
      [words[label]!, agency.place],
      [words['on-day']!, longDay(day)],
    ],
  };
}

export function signaturesPiece(
  facts: LetterFacts,
  arrangement: Extract<LayoutPiece, { piece: 'signatures' }>['arrangement'],
): PaperPiece[] {
  const { words, text, signatures } = facts;
  if (signatures.length === 0) return [];
  const captions: Record<typeof arrangement, (index: number) => string | null> = {
    right: () => null,
    'with-receipt': () => words.sender!,
    parties: (index) => (signatures.length > 1 ? `${partyName(words, index)},` : null),
  };
  const receipt =
    arrangement === 'with-receipt' ? [`${words['received-on']} ${noNumberYet}`, words.receiver!] : [];
  return [
    {
      piece: 'signatures',
      arrangement,
      signatures: signatures.map((one, index) => printed(one, index, captions[arrangement](index), words)),
      receipt,
      witnesses:
        text.witnesses.length > 0
          ? { heading: words.witnesses!, names: text.witnesses.map(({ name }) => name) }
          : null,
    },
  ];
}

/**
 * The address that the place of a signer is linked to: `…/7K2M9PQR4TVX0ABC#penanda-tangan-1`. The first link of that address
 * in the PDF is where the signature field goes.
 */
export function signaturePlace(address: string, index: number): string {
  return `${address}#penanda-tangan-${index + 1}`;
}

function printed(
  { block, electronic }: LetterSignature,
  index: number,
  caption: string | null,
  words: LetterFacts['words'],
): PrintedSignature {
  return {
    ...block,
    caption,
    electronic: electronic && {
      ...electronic,
      // The same page for every signer; the fragment tells the places of their signatures apart.
      address: signaturePlace(electronic.address, index),
      sentence: words.electronic!,
      qrAlt: words.qr!,
    },
  };
}

/** "Tembusan:" with its items as one sentence. */
export function copiesPiece({ copies, words }: LetterFacts): PaperPiece[] {
  return copies.length === 0 ? [] : [{ piece: 'copies', label: words.copies!, items: closedList(copies) }];
}

/** The list of recipients where they are many, then what the letter has of annexes; each on a page of its own. */
export function annexPieces(facts: LetterFacts, signed: boolean): PaperPiece[] {
  const { words, text, kind, number, day } = facts;
  const { annex: listed } = listedRecipients(facts.recipients);
  const titles = [...(listed.length > 0 ? [null] : []), ...text.annexes];
  const rows = [
    [words['title-number']!, number ?? noNumberYet],
    [words.day!.toUpperCase(), longDay(day)],
  ];
  const head = (index: number) => {
    const ordinal = titles.length > 1 ? ` ${index + 1}` : '';
    return [
      `${words.annex}${ordinal}`,
      (kind.title ?? kind.name).replace('{JABATAN}', facts.issuingPost).toUpperCase(),
    ];
  };
  return titles.map((annex, index): PaperPiece => {
    if (annex) {
      const blocks = filled(facts, annex.text.content);
      const text: PaperPiece = { piece: 'content', blocks, closing: signed };
      const pieces = signed ? [text, ...signaturesPiece(facts, 'right')] : [text];
      return { piece: 'annex', head: head(index), rows, title: annex.title.toUpperCase(), pieces };
    }
    const title = words[text.event ? 'annex-invited' : 'annex-recipients']!;
    return { piece: 'annex', head: head(index), rows, title, pieces: [listOf(listed)] };
  });
}

/** The distribution list of a numbered copy, on a page of its own (PermenPAN 80/2012): who holds which. */
export function copyListPiece({ copyMark, words, number, day }: LetterFacts): PaperPiece[] {
  if (!copyMark) return [];
  const table: PaperPiece = {
    piece: 'table',
    heading: null,
    columns: [
      { heading: words['copy-list-number']!, share: 20, align: 'center' },
      { heading: words['copy-list-holder']!, share: 80, align: 'left' },
    ],
    rows: copyMark.holders.map((one) => [String(one.number), one.name]),
  };
  return [
    {
      piece: 'annex',
      head: [words.annex!],
      rows: [
        [words['title-number']!, number ?? noNumberYet],
        [words.day!.toUpperCase(), longDay(day)],
      ],
      title: words['copy-list']!,
      pieces: [table],
    },
  ];
}

function listOf(items: readonly string[]): PaperPiece {
  const paragraph = (text: string) => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text }],
  });
  return {
    piece: 'content',
    closing: false,
    blocks: [
      {
        type: 'orderedList',
        attrs: { counter: '1.' },
        content: closedList(items).map((text) => ({ type: 'listItem', content: [paragraph(text)] })),
      },
    ],
  };
}
