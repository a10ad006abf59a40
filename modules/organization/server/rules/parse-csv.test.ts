import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCsv } from './parse-csv.ts';

test('quoted fields hold separators, line ends and doubled quotes', () => {
  expect(parseCsv('nama,catatan\r\n"Sari, Dewi","kata ""penting""\nbaris dua"\r\n')).toEqual([
    ['nama', 'catatan'],
    ['Sari, Dewi', 'kata "penting"\nbaris dua'],
  ]);
});

test('semicolons, tabs and all three line ends are understood, with and without a mark at the beginning', () => {
  expect(parseCsv('\uFEFFa;b\nc;d')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(parseCsv('a\tb\rc\td')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('empty fields at the end of a line are fields', () => {
  expect(parseCsv('a,b,\n,,')).toEqual([
    ['a', 'b', ''],
    ['', '', ''],
  ]);
});

test('a quote that is never closed makes the sheet unreadable', () => {
  expect(parseCsv('a,"b\nc')).toBeNull();
});

test('what is written by the rules of RFC 4180 is read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'é') });
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const heading = ['h1', 'h2', 'h3'];
        const text = [heading, ...rows]
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        // The heading decides the separator, as quoted text is not counted it must be plain.
        expect(parseCsv(text.replace('"h1","h2","h3"', 'h1,h2,h3'))).toEqual([heading, ...rows]);
      },
    ),
  );
});
