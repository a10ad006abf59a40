import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyPdf } from '../verify/verify-pdf.ts';
import { openPdf } from './open-pdf.ts';
import { catalogOf, entryOf, objectOf } from './pdf-file.ts';
import { pagesOf } from './pdf-pages.ts';
import { pdfReader, readValue } from './pdf-reader.ts';
import {
  nameOf,
  PdfFault,
  type PdfValue,
  pdfDict,
  pdfName,
  pdfText,
  sameValue,
  textOf,
} from './pdf-value.ts';
import { writtenValue } from './written-value.ts';

const read = (text: string): PdfValue => readValue(pdfReader(Buffer.from(text, 'latin1')));
/** Rounds of each property; the default is small. */
const numRuns = Number(process.env.SIGNATURE_ROUNDS ?? 200);

/** A small file with one page, as a table or as a stream of cross-references. */
function smallFile(form: 'table' | 'stream', change: (body: string[]) => unknown = () => undefined): Buffer {
  const body = [
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Kids [3 0 R] /Count 1>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>',
    '<</Length 5 0 R>>\nstream\nq Q\nendstream',
    '4',
  ];
  change(body);
  let text = '%PDF-1.7\n';
  const offsets = body.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  if (form === 'table') {
    text += `xref\n0 ${body.length + 1}\n0000000000 65535 f \n`;
    for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`;
    text += `trailer\n<</Size ${body.length + 1} /Root 1 0 R>>`;
    return Buffer.from(`${text}\nstartxref\n${start}\n%%EOF\n`, 'latin1');
  }
  const rows = [[0, 0], ...offsets.map((offset) => [1, offset]), [1, start]].map(([kind, offset]) => [
    2,
    kind!,
    offset! >> 8,
    offset! & 255,
  ]);
  // Each row by the difference to the one above (PNG predictor 2).
  const up = rows.flatMap((row, index) =>
    row.map((byte, at) => (at === 0 ? byte : (byte - (rows[index - 1]?.[at] ?? 0)) & 255)),
  );
  const raw = deflateSync(Buffer.from(up)).toString('latin1');
  text += `${body.length + 1} 0 obj\n<</Type /XRef /Size ${rows.length} /Root 1 0 R /W [1 2 0] /Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 3>> /Length ${raw.length}>>\nstream\n${raw}\nendstream\nendobj`;
  return Buffer.from(`${text}\nstartxref\n${start}\n%%EOF\n`, 'latin1');
}

test.each([
  ['/Nama#20baru', { type: 'name', name: 'Nama baru' }],
  ['-12.5', -12.5],
  ['+3', 3],
  ['.5', 0.5],
  ['true', true],
  ['null', null],
  ['12 0 R', { type: 'ref', number: 12, generation: 0 }],
])('%s is read as it is meant', (text, value) => {
  expect(read(text)).toEqual(value);
});

test('strings keep their escapes, brackets and hexadecimal digits', () => {
  expect(textOf(read('(a\\(b\\)(c)\\101\\\n\\n)'))).toBe('a(b)(c)A\n');
  expect(textOf(read('<48 61 6C 6>'))).toBe('Hal`');
  expect(textOf(pdfText('Surat “é”'))).toBe('Surat “é”');
});

test('a dictionary that names a key twice is refused, since readers disagree on which counts', () => {
  expect(() => read('<</A 1 /A 2>>')).toThrow(PdfFault);
});

test.each(['table', 'stream'] as const)('a file with a %s of cross-references is read', (form) => {
  const file = openPdf(smallFile(form));
  expect(nameOf(entryOf(file, catalogOf(file), 'Type'))).toBe('Catalog');
  expect(pagesOf(file)).toHaveLength(1);
  expect(objectOf(file, 4)).toMatchObject({ type: 'stream', raw: Buffer.from('q Q\n') });
});

test.each([
  ['nesting without end', `${'['.repeat(100_000)}`],
  ['a string without end', '(((((('],
  ['a name without end', `/${'a'.repeat(2_000)}`],
  ['a number that is none', '1.2.3'],
  ['a word that is none', 'nul'],
])('%s is refused', (_what, text) => {
  expect(() => read(text)).toThrow(PdfFault);
});

test.each([
  ['pages in a circle', 1, '<</Type /Pages /Kids [2 0 R] /Count 1>>'],
  ['a length that is its own stream', 3, '<</Length 4 0 R>>\nstream\nq Q\nendstream'],
  ['a length behind the end', 4, '99999'],
  ['a length below zero', 4, '-1'],
])('%s are refused without going round', (_what, object, text) => {
  const file = openPdf(smallFile('table', (body) => body.splice(object, 1, text)));
  expect(() => {
    pagesOf(file);
    objectOf(file, 4);
  }).toThrow(PdfFault);
});

test('a chain of sections that turns in a circle is refused', () => {
  const text = smallFile('table').toString('latin1');
  const start = /startxref\n(\d+)/.exec(text)![1]!;
  expect(() => openPdf(Buffer.from(text.replace('/Root', `/Prev ${start} /Root`), 'latin1'))).toThrow(
    PdfFault,
  );
});

test('a table that lists an object twice is refused, since readers disagree on which counts', () => {
  const text = smallFile('table').toString('latin1').replace('trailer', '4 1\n0000000009 00000 n \ntrailer');
  expect(() => openPdf(Buffer.from(text, 'latin1'))).toThrow(/twice/);
});

test('a table that promises millions of objects is refused', () => {
  const text = smallFile('table').toString('latin1').replace('0 6\n', '0 99999999\n');
  expect(() => openPdf(Buffer.from(text, 'latin1'))).toThrow(PdfFault);
});

test('a stream that unpacks to far more than a file may be is refused', () => {
  const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024)).toString('latin1');
  const head = '%PDF-1.7\n';
  const object = `1 0 obj\n<</Type /XRef /Size 2 /Root 1 0 R /W [1 2 1] /Filter /FlateDecode /Length ${bomb.length}>>\nstream\n${bomb}\nendstream\nendobj`;
  const file = Buffer.from(`${head}${object}\nstartxref\n${head.length}\n%%EOF\n`, 'latin1');
  expect(() => openPdf(file)).toThrow(/too-large/);
});

const values: fc.Arbitrary<PdfValue> = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
    fc.stringMatching(/^[A-Za-z #()]{1,6}$/).map(pdfName),
    fc
      .uint8Array({ maxLength: 20 })
      .map((bytes) => ({ type: 'string' as const, bytes, hex: bytes.length % 2 === 0 })),
    fc.nat(500).map((number) => ({ type: 'ref' as const, number, generation: 0 })),
    fc.array(tie('value'), { maxLength: 5 }).map((items) => ({ type: 'array' as const, items })),
    fc.dictionary(fc.stringMatching(/^[A-Za-z #()]{1,6}$/), tie('value'), { maxKeys: 5 }).map(pdfDict),
  ),
})).value;

test('what is written is read as the same', () => {
  fc.assert(
    fc.property(values, (value) => {
      const written = Buffer.concat(writtenValue(value));
      expect(sameValue(readValue(pdfReader(written)), value)).toBe(true);
    }),
    { numRuns },
  );
});

const terms = { anchors: [], now: new Date('2026-11-22T02:00:00Z') };

test('bytes by chance are refused and never hang, crash or fill the memory', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const file = Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes, Buffer.from('\nstartxref\n9\n%%EOF\n')]);
      expect(verifyPdf(file, terms).verdict).toMatch(/unsigned|broken/);
    }),
    { numRuns },
  );
});

const words = [
  '<<',
  '>>',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  'obj',
  'endobj',
  'stream\n',
  'endstream',
  'xref\n',
  'trailer',
  '/Prev',
  '/Size',
  '/Root',
  '/W',
  '/ByteRange',
  '/Fields',
  '/Kids',
  '1 0 R',
  '2 0 R',
  '0',
  '9',
  '-1',
  '99999999999999999999',
  '%',
  '\n',
  ' ',
  '\0',
];

test('files with pieces replaced, doubled and left out are read or refused, and nothing else', () => {
  const sources = [smallFile('table'), smallFile('stream')];
  const edits = fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(6), fc.constantFrom(...words)),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(fc.constantFrom(...sources), edits, (source, changes) => {
      let text = source.toString('latin1');
      for (const [share, cut, word] of changes) {
        const at = Math.floor(share * text.length);
        text = text.slice(0, at) + word + text.slice(at + cut);
      }
      expect(verifyPdf(Buffer.from(text, 'latin1'), terms).verdict).toMatch(/unsigned|broken/);
    }),
    { numRuns: numRuns * 5 },
  );
});
