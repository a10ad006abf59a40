import { readRomanMonth } from '../words/roman.ts';
import { type NumberParts, type Pattern, type Piece, tokenForms } from './pattern.ts';

/**
 * The parts of a number that a pattern may have formed; null where it did not. A checked pattern is read in one way
 * only, so that a printed number leads to its entry in the book.
 */
export function recogniseNumber(pattern: Pattern, text: string): Partial<NumberParts> | null {
  const readings = allReadings(pattern, text, 2);
  return readings.length === 1 ? readings[0]! : null;
}

/** Every way in which a text can be read by the pieces, at most `most`: a pattern that was checked has none or one. */
export function allReadings(
  pattern: Pick<Pattern, 'pieces'>,
  text: string,
  most: number,
): Partial<NumberParts>[] {
  const found: Partial<NumberParts>[] = [];
  const walk = (index: number, at: number, parts: Partial<NumberParts>): void => {
    if (found.length >= most) return;
    const piece = pattern.pieces[index];
    if (!piece) {
      if (at === text.length) found.push(parts);
      return;
    }
    if (piece.token === undefined) {
      if (text.startsWith(piece.literal, at)) walk(index + 1, at + piece.literal.length, parts);
      return;
    }
    const { signs } = tokenForms[piece.token];
    for (let end = at + 1; end <= text.length && signs.test(text[end - 1]!); end += 1) {
      const read = readPart(piece, text.slice(at, end));
      if (read) walk(index + 1, end, { ...parts, ...read });
    }
  };
  walk(0, 0, {});
  return found;
}

function readPart(piece: Piece & { token: string }, value: string): Partial<NumberParts> | null {
  if (!tokenForms[piece.token].form.test(value)) return null;
  switch (piece.token) {
    case 'sifat':
      return { securityClass: value };
    case 'seq':
      return readSequence(value, piece.pad);
    case 'kode':
      return { classificationCode: value };
    case 'unit':
      return { unitCode: value };
    case 'jabatan':
      return { postCode: value };
    case 'bulanRomawi':
      return { month: readRomanMonth(value)! };
    case 'bulan2':
      return { month: Number(value) };
    case 'tahun':
      return { year: Number(value) };
  }
}

// 007 is the seventh where three figures are asked for, and nothing where none or two are.
function readSequence(value: string, pad: number): Partial<NumberParts> | null {
  const sequence = Number(value);
  return sequence >= 1 && String(sequence).padStart(pad, '0') === value ? { sequence } : null;
}
