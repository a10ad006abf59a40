import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber } from './format-number.ts';
import { parsePattern } from './parse-pattern.ts';
import { type NumberParts, type Pattern, type Piece, tokens } from './pattern.ts';
import { allReadings, recogniseNumber } from './recognise-number.ts';

const patternOf = (text: string): Pattern => {
  const { pattern, faults } = parsePattern(text);
  if (!pattern) throw new Error(JSON.stringify(faults));
  return pattern;
};
const parts = (change: Partial<NumberParts> = {}): NumberParts => ({
  securityClass: 'B',
  sequence: 7,
  classificationCode: '000.1.2.3',
  unitCode: 'BU',
  postCode: 'IJ',
  month: 4,
  year: 2026,
  ...change,
});

describe('numbers as offices print them', () => {
  it.each([
    ['{kode}/{seq}/{unit}/{tahun}', {}, '000.1.2.3/7/BU/2026'],
    [
      '{sifat}-{seq}/PAN-RB/{unit}/KKA/{bulan2}/{tahun}',
      { sequence: 235, unitCode: 'D-IV', month: 6, year: 2012 },
      'B-235/PAN-RB/D-IV/KKA/06/2012',
    ],
    [
      '{seq}/{jabatan}/KKA/{bulan2}/{tahun}',
      { sequence: 124, postCode: 'D-IV', month: 2, year: 2012 },
      '124/D-IV/KKA/02/2012',
    ],
    [
      '{seq:2}/{jabatan}/{kode}/{bulan2}/{tahun}',
      { sequence: 5, classificationCode: 'OT.01', year: 2016 },
      '05/IJ/OT.01/04/2016',
    ],
    [
      '{sifat}-{seq}/{jabatan}/{kode}/{bulan2}/{tahun}',
      { securityClass: 'R', sequence: 99, classificationCode: 'KP.07.6', year: 2020 },
      'R-99/IJ/KP.07.6/04/2020',
    ],
    ['{seq:2}/{jabatan}/{bulan2}/{tahun}', { sequence: 5, year: 2016 }, '05/IJ/04/2016'],
    ['{seq} TAHUN {tahun}', { sequence: 23, year: 2020 }, '23 TAHUN 2020'],
    [
      '{kode}/{seq}/{unit}/{tahun}',
      { sequence: 4461, unitCode: '107.1', year: 2025 },
      '000.1.2.3/4461/107.1/2025',
    ],
    [
      '{kode}/{unit}/{seq}/{bulan2}/{tahun}',
      { unitCode: 'BU-NGK', sequence: 1551, month: 6 },
      '000.1.2.3/BU-NGK/1551/06/2026',
    ],
    [
      '{sifat}-{seq}/{unit}/{kode}/{bulanRomawi}/{tahun}',
      { sequence: 302, unitCode: 'INSP', classificationCode: '800.1.2', month: 10, year: 2025 },
      'B-302/INSP/800.1.2/X/2025',
    ],
    [
      '{seq}/{unit}/{kode}/{bulanRomawi}/{tahun}',
      { sequence: 36, unitCode: 'INSP', month: 1, year: 2025 },
      '36/INSP/000.1.2.3/I/2025',
    ],
    [
      '{kode}/{seq}/{unit}/{bulanRomawi}/{tahun}',
      { classificationCode: '045', sequence: 123, unitCode: 'DISDIK', month: 7, year: 2025 },
      '045/123/DISDIK/VII/2025',
    ],
    [
      '{kode}-{unit}/{seq}',
      { classificationCode: 'UM 0201', unitCode: 'Sj', sequence: 150 },
      'UM 0201-Sj/150',
    ],
    ['{seq}/ND/{unit}/{tahun}', { sequence: 18, unitCode: 'Sj', year: 2016 }, '18/ND/Sj/2016'],
    ['{seq:3}/{unit}', { sequence: 1234 }, '1234/BU'],
    // biome-ignore format: a table is read line by line
  ] as const)('%s', (text, change, printed) => {
    const pattern = patternOf(text);
    expect(formatNumber(pattern, parts(change)).text).toBe(printed);
    expect(parts(change)).toMatchObject(recogniseNumber(pattern, printed)!);
  });

  it.each([
    ['another year', '000.1.2.3/7/BU/26'],
    ['no sequence', '000.1.2.3//BU/2026'],
    ['a sequence with figures too many', '000.1.2.3/07/BU/2026'],
    ['the number nought', '000.1.2.3/0/BU/2026'],
    ['something behind it', '000.1.2.3/7/BU/2026 '],
    ['a sub-number', '000.1.2.3/7.a/BU/2026'],
  ])('is not recognised with %s', (_what, text) => {
    expect(recogniseNumber(patternOf('{kode}/{seq}/{unit}/{tahun}'), text)).toBeNull();
  });

  it.each([
    [{ unitCode: '' }, 'unit'],
    [{ unitCode: 'A/B' }, 'unit'],
    [{ classificationCode: '000..1' }, 'kode'],
    [{ sequence: 0 }, 'seq'],
    [{ sequence: 1.5 }, 'seq'],
    [{ year: 26 }, 'tahun'],
  ])('is not formed from %j', (change, token) => {
    const { text, faults } = formatNumber(patternOf('{kode}/{seq}/{unit}/{tahun}'), parts(change));
    expect([text, faults.map((fault) => fault.token)]).toEqual([null, [token]]);
  });
});

describe('a pattern with a fault says which and where', () => {
  it.each([
    ['', ['pattern-empty@0', 'pattern-sequence-missing@0']],
    [' {seq}', ['pattern-empty@0']],
    ['{kode}/{unit}', ['pattern-sequence-missing@13']],
    ['{seq}/{nomor}', ['pattern-token-unknown@6']],
    ['{seq}/{}', ['pattern-token-unknown@6']],
    ['{seq}/{seq}', ['pattern-token-twice@6']],
    ['{seq}/{tahun', ['pattern-brace-open@6']],
    ['{seq}}/{tahun}', ['pattern-brace-stray@5']],
    ['{seq:0}/{tahun}', ['pattern-pad-refused@0', 'pattern-sequence-missing@15']],
    ['{seq:12}/A', ['pattern-pad-refused@0', 'pattern-sequence-missing@10']],
    ['{unit:3}/{seq}', ['pattern-pad-refused@0']],
    ['{seq}/<b>', ['pattern-sign-refused@5']],
    ['{seq}\n{tahun}', ['pattern-sign-refused@5']],
    ['{seq}{tahun}', ['pattern-ambiguous@5']],
    ['{kode}.{seq}.{unit}', ['pattern-ambiguous@13']],
    ['{unit}-{jabatan}/{seq}', ['pattern-ambiguous@7']],
    [`${'A'.repeat(130)}{seq}`, ['pattern-too-long@120']],
  ])('%j', (text, expected) => {
    expect(parsePattern(text).faults.map(({ code, at }) => `${code.slice(9)}@${at}`)).toEqual(expected);
  });

  it('all at once', () => {
    expect(parsePattern('{nomor}/{bulan}/{').faults).toHaveLength(4);
  });
});

const code = (signs: string, joints: string) =>
  fc
    .array(fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    })
    .chain((words) => fc.constantFrom(...joints).map((joint) => words.join(joint)));
const anyParts: fc.Arbitrary<NumberParts> = fc.record({
  securityClass: fc.constantFrom('SR', 'R', 'T', 'B'),
  sequence: fc.integer({ min: 1, max: 99_999 }),
  classificationCode: code('01A', '. '),
  unitCode: code('1BI', '.-&'),
  postCode: code('2VX', '.-'),
  month: fc.integer({ min: 1, max: 12 }),
  year: fc.integer({ min: 1945, max: 2199 }),
});
/** Any pieces in any order, checked or not. */
const anyPieces: fc.Arbitrary<Piece[]> = fc
  .shuffledSubarray([...tokens], { minLength: 2 })
  .filter((some) => some.includes('seq'))
  .chain((some) =>
    fc.tuple(...some.map(() => fc.constantFrom('/', '-', '.', ' ', '/1/', '-V')), fc.nat(3)).map((drawn) => {
      const pad = drawn.at(-1) as number;
      return some.flatMap((token, index): Piece[] => {
        const piece: Piece = { token, pad: token === 'seq' ? pad : 0 };
        return index === 0 ? [piece] : [{ literal: drawn[index - 1] as string }, piece];
      });
    }),
  );
const written = (pieces: readonly Piece[]) =>
  pieces.map((one) => one.literal ?? `{${one.token}${one.pad ? `:${one.pad}` : ''}}`).join('');

describe('every number of every checked pattern', () => {
  const readBack = (accepts: (pieces: Piece[]) => boolean) =>
    fc.property(anyPieces, anyParts, (pieces, given) => {
      fc.pre(accepts(pieces));
      const { text } = formatNumber({ text: '', pieces }, given);
      const readings = allReadings({ pieces }, text!, 2);
      expect(readings).toHaveLength(1);
      expect(given).toMatchObject(readings[0]!);
    });

  it('is read back as what it was formed from, in one way only', () => {
    fc.assert(
      readBack((pieces) => parsePattern(written(pieces)).pattern !== null),
      { numRuns: 2_000 },
    );
  });

  it('would be read in two ways if the check let any pattern pass', () => {
    expect(() =>
      fc.assert(
        readBack(() => true),
        { numRuns: 5_000, seed: 20_261_122 },
      ),
    ).toThrow();
  });
});
