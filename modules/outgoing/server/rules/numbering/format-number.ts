import { roman } from '../words/roman.ts';
import { type NumberParts, type Pattern, type Token, tokenForms } from './pattern.ts';

/** A part that a number of this pattern needs and that is missing or has signs which it may not have. */
export interface PartFault {
  code: 'outgoing.number-part-refused';
  token: Token;
  value: string;
}

const texts: Record<Token, (parts: NumberParts, pad: number) => string> = {
  sifat: ({ securityClass }) => securityClass,
  seq: ({ sequence }, pad) => String(sequence).padStart(pad, '0'),
  kode: ({ classificationCode }) => classificationCode,
  unit: ({ unitCode }) => unitCode,
  jabatan: ({ postCode }) => postCode,
  bulanRomawi: ({ month }) => roman(month),
  bulan2: ({ month }) => String(month).padStart(2, '0'),
  tahun: ({ year }) => String(year),
};

/** The number as it is printed: `000.1.2.3/7/BU/2026`; or the parts that it cannot be formed from. */
export function formatNumber(
  pattern: Pattern,
  parts: NumberParts,
): { text: string; faults: readonly [] } | { text: null; faults: readonly PartFault[] } {
  const faults: PartFault[] = [];
  let text = '';
  for (const piece of pattern.pieces) {
    if (piece.token === undefined) {
      text += piece.literal;
      continue;
    }
    const value = texts[piece.token](parts, piece.pad);
    const odd = !tokenForms[piece.token].form.test(value) || (piece.token === 'seq' && parts.sequence < 1);
    if (odd) faults.push({ code: 'outgoing.number-part-refused', token: piece.token, value });
    text += value;
  }
  return faults.length > 0 ? { text: null, faults } : { text, faults: [] };
}
