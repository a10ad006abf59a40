import type { Block, Content } from '../../../contract/content.ts';
import type { LetterKind } from '../../../contract/kinds.ts';
import type { LayoutPiece } from '../../../contract/layouts.ts';
import { LetterText, type PartName } from '../../../contract/letter-text.ts';
import words from '../../../data/specimen.json' with { type: 'json' };
import type { LetterFacts, LetterSignature } from './letter-facts.ts';

type Specimen = Omit<LetterFacts, 'kind' | 'layout' | 'page' | 'agency' | 'letterhead' | 'number' | 'day'>;

const paragraph = (text: string, indent?: boolean): Block => ({
  type: 'paragraph',
  ...(indent !== undefined && { attrs: { indent } }),
  content: [{ type: 'text', text }],
});
const listed = (counter: '1.' | 'a.', texts: readonly string[]): Block => ({
  type: 'orderedList',
  attrs: { counter },
  content: texts.map((text) => ({ type: 'listItem', content: [paragraph(text)] })),
});
const clauses: Block = {
  type: 'clauses',
  content: words.clauses.map((text) => ({ type: 'clause', content: [paragraph(text)] })),
};
const doc = (...content: Block[]): Content => ({ type: 'doc', content });

/** What stands in each part; a decree is written in clauses, everything else in paragraphs. */
const parts: Readonly<Record<PartName, (kind: LetterKind) => Content>> = {
  opening: () => doc(paragraph(words.opening, false)),
  body: (kind) =>
    kind.layout === 'decree' ? doc(clauses) : doc(paragraph(words.paragraph), listed('1.', words.items)),
  closing: () => doc(paragraph(words.closing)),
  considering: () => doc(listed('a.', words.considering)),
  recalling: () => doc(listed('1.', words.recalling)),
  regarding: () => doc(paragraph(words.paragraph, false)),
  basis: () => doc(listed('1.', words.recalling)),
  establishes: () => doc(paragraph(words.establishes, false)),
  tasks: () => doc(listed('1.', words.tasks)),
  agenda: () => doc(listed('1.', words.items)),
  discussion: () => doc(paragraph(words.paragraph)),
  decisions: () => doc(listed('1.', words.items)),
};

/** A letter of a kind that says nothing: every piece of its layout filled with words that tell what stands there. */
export function specimenOf(
  kind: LetterKind,
  layout: readonly LayoutPiece[],
  paperWords: Readonly<Record<string, string>>,
): Specimen {
  const has = (name: LayoutPiece['piece']) => layout.some(({ piece }) => piece === name);
  const person = { name: words.personName, rank: words.personRank, post: words.personPost };
  const event = { from: '2026-12-02', startsAt: '09:00', place: words.place, matter: words.matter };
  const text = LetterText.parse({
    parts: Object.fromEntries(
      layout.flatMap((piece) =>
        piece.piece === 'part' && (piece.required || piece.part !== 'regarding')
          ? [[piece.part, parts[piece.part](kind)]]
          : [],
      ),
    ),
    about: layout.some((piece) => piece.piece === 'title' && piece.about) ? words.about : null,
    event: has('meeting') || /UNDANGAN|PANGGILAN/.test(kind.code) ? event : null,
    people: has('parties') ? [person, person] : has('people') ? [person] : [],
    items: has('items') ? [{ what: words.itemWhat, amount: words.itemAmount }] : [],
    meeting: has('meeting')
      ? { chair: words.personPost, minuteTaker: words.personName, present: [words.personName] }
      : null,
    followUps: has('follow-ups') ? [{ what: words.followUp, who: words.personPost, due: '2026-12-09' }] : [],
  });
  return {
    words: { ...paperWords, draft: paperWords.specimen ?? paperWords.draft! },
    text,
    subject: words.subject,
    securityClass: 'B',
    urgency: 'biasa',
    attachments: { count: 1, unit: 'berkas' },
    issuingPost: words.issuingPost,
    recipients: words.recipients,
    recipientsPlace: words.recipientsPlace,
    copies: kind.copies === 'never' ? [] : words.copies,
    signatures: Array.from({ length: signersOf(kind, has('parties')) }, () => signature(kind)),
    certified: null,
    draft: true,
    copyMark: null,
    verificationAddress: null,
  };
}

/** As many as it needs; parties sign side by side where the kind takes more than one. */
function signersOf({ signers: [fewest, most] }: LetterKind, hasParties: boolean): number {
  return hasParties ? Math.max(fewest, Math.min(2, most)) : fewest;
}

function signature(kind: LetterKind): LetterSignature {
  return {
    block: {
      lines: [`${words.signerPost},`],
      name: kind.titlesShown ? words.signerTitled : words.signerName,
      details: kind.rankShown ? [words.signerRank, words.signerNumber] : [],
    },
    electronic: null,
  };
}
