import { expect, test } from 'vitest';
import { base64Of, utf8Of } from './bytes.ts';
import { FormatFault } from './format-fault.ts';
import { makeLog } from './testing/made-log.ts';
import { foo, proofExampleTop } from './testing/vectors/notes.ts';
import { parseTlogProof, printTlogProof } from './tlog-proof.ts';

const log = await makeLog(70);
const file = Buffer.from(await log.proof(33, 70)).toString();
const read = (text: string) => parseTlogProof(utf8Of(text));
const signature = '— example.com/fancylog c2lnbmF0dXJl\n';

test('the example of the specification is read and written as the same', () => {
  const example = `${proofExampleTop}\n${signature}`;
  const proof = read(example);
  expect(proof).toMatchObject({
    index: 73_894,
    checkpoint: { origin: 'example.com/fancylog', size: 109_482 },
  });
  expect(proof.hashes.map(base64Of)[4]).toBe('AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=');
  expect(Buffer.from(printTlogProof(proof)).toString()).toBe(example);
});

test('a proof of ours is read and written as the same, with extra data and without', () => {
  const proof = read(file);
  expect(proof.hashes).toHaveLength(7);
  expect(Buffer.from(printTlogProof(proof)).toString()).toBe(file);
  const more = printTlogProof({ ...proof, extra: utf8Of('salt') });
  expect(Buffer.from(more).toString()).toBe(file.replace('index', 'extra c2FsdA==\nindex'));
  expect(parseTlogProof(more).extra).toEqual(utf8Of('salt'));
});

test('a tree of one leaf is proved without hashes', async () => {
  const one = await log.proof(0, 1);
  expect(parseTlogProof(one)).toMatchObject({ index: 0, hashes: [], checkpoint: { size: 1 } });
  expect(Buffer.from(one).toString()).toContain('tlog-proof@v1\nindex 0\n\nlog.arunika');
});

const [first, second] = read(file).hashes.map(base64Of) as [string, string];
test.each([
  ['another version', file.replace('@v1', '@v2')],
  ['a byte order mark', `\uFEFF${file}`],
  ['line breaks of Windows', file.replaceAll('\n', '\r\n')],
  ['no index', file.replace('index 33\n', '')],
  ['a leading zero', file.replace('index 33', 'index 033')],
  ['a negative index', file.replace('index 33', 'index -33')],
  ['an index beyond 2^53 - 1', file.replace('index 33', 'index 9007199254740992')],
  ['two spaces', file.replace('index 33', 'index  33')],
  ['two indexes', file.replace('index 33', 'index 33\nindex 33')],
  ['extra data behind the index', file.replace('index 33', 'index 33\nextra c2FsdA==')],
  ['extra data twice', file.replace('index 33', 'extra c2FsdA==\nextra c2FsdA==\nindex 33')],
  ['extra data of no length', file.replace('index 33', 'extra \nindex 33')],
  ['extra data that is no base64', file.replace('index 33', 'extra ?\nindex 33')],
  ['a short hash', file.replace(first, base64Of(new Uint8Array(31)))],
  ['a hash in another spelling', file.replace(first, first.replace(/.=$/, '?='))],
  ['an empty line among the hashes', file.replace(second, `\n${second}`)],
  [
    '64 hashes',
    file.replace(
      first,
      Array(64 - 6)
        .fill(first)
        .join('\n'),
    ),
  ],
  ['no empty line before the checkpoint', file.replace('\n\n', '\n')],
  ['no checkpoint', file.slice(0, file.indexOf('\n\n') + 2)],
  ['a note that is no checkpoint', `${file.slice(0, file.indexOf('\n\n') + 2)}${foo.note}`],
  ['no signature', file.slice(0, file.indexOf('—'))],
  ['nothing', ''],
])('a file with %s is refused', (_what, text) => {
  expect(text).not.toBe(file);
  expect(() => read(text)).toThrow(FormatFault);
});

test('what would be read as something else is not written', () => {
  const proof = read(file);
  const faulty = [
    { ...proof, index: -1 },
    { ...proof, index: 2 ** 53 },
    { ...proof, extra: new Uint8Array() },
    { ...proof, hashes: [new Uint8Array(31)] },
    { ...proof, hashes: Array(64).fill(new Uint8Array(32)) },
    { ...proof, note: { ...proof.note, text: 'no checkpoint\n' } },
  ];
  for (const one of faulty) expect(() => printTlogProof(one)).toThrow(FormatFault);
});
