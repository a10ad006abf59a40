import { expect, test } from 'vitest';
import { base64Of, utf8Of } from './bytes.ts';
import { parseCheckpoint, printCheckpoint } from './checkpoint.ts';
import { FormatFault } from './format-fault.ts';
import { sha256 } from './node/node-crypto.ts';
import { parseNote } from './note.ts';
import { cosigned } from './testing/vectors/notes.ts';

const root = sha256(utf8Of('root'));
const root64 = base64Of(root);

test('the checkpoint of the specification is read and written as the same', () => {
  const { text } = parseNote(utf8Of(cosigned));
  const checkpoint = parseCheckpoint(text);
  expect(checkpoint).toMatchObject({
    origin: 'example.com/behind-the-sofa',
    size: 20_852_163,
    extensions: [],
  });
  expect(printCheckpoint(checkpoint)).toBe(text);
});

test('further lines are told apart, and never written', () => {
  const checkpoint = parseCheckpoint(`log.example\n0\n${root64}\nmore\nand more\n`);
  expect(checkpoint.extensions).toEqual(['more', 'and more']);
  expect(printCheckpoint(checkpoint)).toBe(`log.example\n0\n${root64}\n`);
});

test('an origin of others may be any line', () => {
  expect(parseCheckpoint(`a log + its name\n1\n${root64}\n`).origin).toBe('a log + its name');
});

test.each([
  ['no origin', `\n1\n${root64}\n`],
  ['a leading zero', `log\n01\n${root64}\n`],
  ['a sign', `log\n+1\n${root64}\n`],
  ['a negative size', `log\n-1\n${root64}\n`],
  ['an exponent', `log\n1e3\n${root64}\n`],
  ['digits of another script', `log\n١\n${root64}\n`],
  ['a space behind the size', `log\n1 \n${root64}\n`],
  ['a size beyond 2^53 - 1', `log\n9007199254740992\n${root64}\n`],
  ['no size', `log\n\n${root64}\n`],
  ['a short root', `log\n1\n${base64Of(root.subarray(1))}\n`],
  ['a long root', `log\n1\n${base64Of(Uint8Array.from([...root, 0]))}\n`],
  ['a root in hex', `log\n1\n${Buffer.from(root).toString('hex')}\n`],
  ['no root', 'log\n1\n'],
  ['no newline at the end', `log\n1\n${root64}`],
  ['an empty line behind', `log\n1\n${root64}\n\n`],
  ['an empty line among the further lines', `log\n1\n${root64}\na\n\nb\n`],
  ['nothing', ''],
])('a text with %s is no checkpoint', (_what, text) => {
  expect(() => parseCheckpoint(text)).toThrow(FormatFault);
});

test.each([
  ['an origin with a space', { origin: 'a b', size: 1, root }],
  ['an origin of two lines', { origin: 'a\nb', size: 1, root }],
  ['an origin with a plus', { origin: 'a+b', size: 1, root }],
  ['no origin', { origin: '', size: 1, root }],
  ['a size that is no count', { origin: 'a', size: 1.5, root }],
  ['a negative size', { origin: 'a', size: -1, root }],
  ['a short root', { origin: 'a', size: 1, root: root.subarray(1) }],
])('no checkpoint is written with %s', (_what, checkpoint) => {
  expect(() => printCheckpoint(checkpoint)).toThrow(FormatFault);
});
