import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Of } from './bytes.ts';
import { FormatFault } from './format-fault.ts';
import { type Note, noteLimits, parseNote, parseSignatureLines, printNote, withSignatures } from './note.ts';
import { answerExample, cosigned, enoch, foo, peter, quasimodo } from './testing/vectors/notes.ts';

const read = (text: string) => parseNote(utf8Of(text));
const written = (note: Note) => new TextDecoder().decode(printNote(note));
const goNote = `${peter.text}\n${peter.line}${enoch.line}`;

test.each([foo.note, quasimodo, cosigned, goNote])(
  'a published note is read and written as the same',
  (note) => {
    expect(written(read(note))).toBe(note);
  },
);

test('the last empty line ends the text, which keeps its own', () => {
  expect(read(quasimodo).text).toBe(quasimodo.slice(0, quasimodo.indexOf('\n— ')));
  expect(read(`a\n\n\n${peter.line}`).text).toBe('a\n\n');
  expect(read(`\n\n${peter.line}`).text).toBe('\n');
});

test('a signature line is a name, an id and bytes', () => {
  expect(read(foo.note).signatures).toEqual([
    { name: 'example.com/foo', keyId: '530d903a', signature: expect.any(Uint8Array) },
  ]);
  expect(read(foo.note).signatures[0]!.signature).toHaveLength(64);
});

// Partly those of golang.org/x/mod's TestOpen.
test.each([
  ['no signatures', peter.text],
  ['an empty line at the end', `${peter.text}\n`],
  ['no newline at the end', goNote.slice(0, -1)],
  ['a control character', `\u0001${goNote}`],
  ['a tab', `a\tb\n\n${peter.line}`],
  ['a carriage return', goNote.replaceAll('\n', '\r\n')],
  ['a space in a name', `${peter.text}\n${peter.line.replace('PeterNeumann', 'Bad Name')}`],
  ['a plus in a name', `${peter.text}\n${peter.line.replace('PeterNeumann', 'Bad+Name')}`],
  ['an odd space in a name', `${peter.text}\n${peter.line.replace('PeterNeumann', 'Bad\u0085Name')}`],
  ['no name', `${peter.text}\n${peter.line.replace('PeterNeumann', '')}`],
  ['a line that is no signature', `${goNote}Unexpected line.\n`],
  ['a hyphen for the dash', goNote.replaceAll('—', '-')],
  ['two spaces', goNote.replace('PeterNeumann ', 'PeterNeumann  ')],
  ['a word behind', goNote.replace('nAM=\n', 'nAM= x\n')],
  ['no padding', goNote.replace('nAM=\n', 'nAM\n')],
  ['bits left over in base64', goNote.replace('nAM=\n', 'nAN=\n')],
  ['base64 of another alphabet', goNote.replace('go/ZJ', 'go_ZJ')],
  ['an id and no signature', `${peter.text}\n— PeterNeumann x08gow==\n`],
  ['no empty line', `${peter.text}${peter.line}`],
  ['text that does not end', `abc${peter.line}`],
  ['nothing', ''],
])('a note with %s is refused', (_what, note) => {
  expect(() => read(note)).toThrow(FormatFault);
});

test('bytes that are not UTF-8 are refused', () => {
  const bytes = utf8Of(goNote);
  for (const bad of [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]])
    expect(() => parseNote(Uint8Array.from([...bad, ...bytes]))).toThrow(FormatFault);
});

test('a byte order mark belongs to the text', () => {
  expect(read(`\uFEFF${foo.note}`).text.startsWith('\uFEFF')).toBe(true);
});

test('sixteen signatures are read, more than a hundred are not', () => {
  expect(read(`a\n\n${peter.line.repeat(16)}`).signatures).toHaveLength(16);
  expect(read(`a\n\n${peter.line.repeat(noteLimits.signatures)}`).signatures).toHaveLength(100);
  expect(() => read(`a\n\n${peter.line.repeat(noteLimits.signatures + 1)}`)).toThrow(FormatFault);
  expect(() => read(`${'a'.repeat(noteLimits.bytes)}\n\n${peter.line}`)).toThrow(FormatFault);
});

test('what would be read as something else is not written', () => {
  const note = read(foo.note);
  const [line] = note.signatures;
  const faulty: Note[] = [
    { ...note, text: 'abc' },
    { ...note, text: '' },
    { ...note, text: 'a\tb\n' },
    { ...note, text: 'a\uD800\n' },
    { ...note, signatures: [] },
    { ...note, signatures: [{ ...line!, name: 'a b' }] },
    { ...note, signatures: [{ ...line!, keyId: 'xyz' }] },
    { ...note, signatures: [{ ...line!, signature: new Uint8Array() }] },
  ];
  for (const one of faulty) expect(() => printNote(one)).toThrow(FormatFault);
});

test('any note that can be written is read as the same', () => {
  const text = fc
    .string({ unit: 'binary', maxLength: 60 })
    .map((part) => `${part.replace(/[\p{Cc}\p{Cs}]/gu, '\n')}\n`);
  const line = fc.record({
    name: fc.stringMatching(/^[a-z0-9./é-]{1,20}$/),
    keyId: fc.stringMatching(/^[0-9a-f]{8}$/),
    signature: fc.uint8Array({ minLength: 1, maxLength: 80 }),
  });
  fc.assert(
    fc.property(text, fc.array(line, { minLength: 1, maxLength: 5 }), (body, signatures) => {
      const note = { text: body, signatures };
      expect(parseNote(printNote(note))).toEqual(note);
    }),
    { numRuns: 300, seed: 20_261_122 },
  );
});

test('a further signature takes the place of one of the same key', () => {
  const note = read(goNote);
  const [first, second] = note.signatures;
  const again = { ...first!, signature: Uint8Array.of(1) };
  const other = { ...first!, keyId: '00000000' };
  expect(withSignatures(note, [again, other]).signatures).toEqual([second, again, other]);
});

test('the answer of the specification is three signature lines', () => {
  expect(parseSignatureLines(answerExample).map(({ name }) => name)).toEqual([
    'witness.example/w1',
    'witness.example/w1',
    'witness.example/w2',
  ]);
  for (const bad of ['', '\n', answerExample.slice(0, -1), `\n${answerExample}`])
    expect(() => parseSignatureLines(bad)).toThrow(FormatFault);
});
