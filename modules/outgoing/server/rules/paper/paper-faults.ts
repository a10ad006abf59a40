import type { LayoutPiece } from '../../../contract/layouts.ts';

/** What is wrong with words or a layout that an agency entered, and where. */
export interface PaperFault {
  code:
    | 'outgoing.word-unknown'
    | 'outgoing.word-place-missing'
    | 'outgoing.layout-part-twice'
    | 'outgoing.layout-without-signatures';
  path: string;
}

/** Words that nobody prints, and words without the places that are filled in (`{hari}`) or with others. */
export function wordFaults(
  national: Readonly<Record<string, string>>,
  words: Readonly<Record<string, string>>,
): PaperFault[] {
  return Object.entries(words).flatMap(([key, text]): PaperFault[] => {
    const path = `words.${key}`;
    const known = national[key];
    if (known === undefined) return [{ code: 'outgoing.word-unknown', path }];
    return placesIn(known) === placesIn(text) ? [] : [{ code: 'outgoing.word-place-missing', path }];
  });
}

function placesIn(text: string): string {
  return (text.match(/\{[^{}]*\}/g) ?? []).sort().join();
}

/** A layout that could not be printed or signed: labels without words, a part that would be printed twice, nobody to sign. */
export function layoutFaults(
  words: Readonly<Record<string, string>>,
  pieces: readonly LayoutPiece[],
): PaperFault[] {
  const faults: PaperFault[] = [];
  const seen = new Set<string>();
  for (const [index, piece] of pieces.entries()) {
    const path = `pieces.${index}`;
    if ('label' in piece && piece.label !== null && words[piece.label] === undefined)
      faults.push({ code: 'outgoing.word-unknown', path });
    // What is entered once is printed once.
    const once = piece.piece === 'part' ? `part ${piece.part}` : piece.piece;
    if (seen.has(once)) faults.push({ code: 'outgoing.layout-part-twice', path });
    seen.add(once);
  }
  if (!seen.has('signatures')) faults.push({ code: 'outgoing.layout-without-signatures', path: 'pieces' });
  return faults;
}
