import { expect, test } from 'vitest';
import { base64Of, utf8Of } from './bytes.ts';
import { FormatFault } from './format-fault.ts';
import { sha256 } from './node/node-crypto.ts';
import { addCheckpointExample, answerExample, foo } from './testing/vectors/notes.ts';
import {
  type HttpAnswer,
  monitoringPath,
  parseAddCheckpoint,
  parseAddCheckpointAnswer,
  printAddCheckpoint,
  printAddCheckpointAnswer,
} from './witness-protocol.ts';

const read = (text: string) => parseAddCheckpoint(utf8Of(text));
const [hash] = read(addCheckpointExample).proof.map(base64Of) as [string];

test('the request of the specification is read and written as the same', () => {
  const request = read(addCheckpointExample);
  expect(request).toMatchObject({
    oldSize: 20_852_014,
    proof: [{}, {}, {}, {}],
    note: { signatures: [{}, {}] },
    checkpoint: { origin: 'example.com/behind-the-sofa', size: 20_852_163 },
  });
  expect(Buffer.from(printAddCheckpoint(request)).toString()).toBe(addCheckpointExample);
});

test('a first request has size 0 and no proof', () => {
  const note = addCheckpointExample.slice(addCheckpointExample.indexOf('\n\n'));
  const first = `old 0${note}`;
  expect(read(first)).toMatchObject({ oldSize: 0, proof: [] });
  expect(Buffer.from(printAddCheckpoint(read(first))).toString()).toBe(first);
});

test.each([
  ['no old size', addCheckpointExample.replace('old 20852014\n', '')],
  ['another word', addCheckpointExample.replace('old ', 'new ')],
  ['a leading zero', addCheckpointExample.replace('old ', 'old 0')],
  ['a negative size', addCheckpointExample.replace('old ', 'old -')],
  ['a size beyond 2^53 - 1', addCheckpointExample.replace('old 20852014', 'old 9223372036854775807')],
  ['two spaces', addCheckpointExample.replace('old ', 'old  ')],
  ['a short hash', addCheckpointExample.replace(hash, base64Of(new Uint8Array(31)))],
  ['a hash that is no base64', addCheckpointExample.replace(hash, '?')],
  ['64 hashes', addCheckpointExample.replace(hash, Array(61).fill(hash).join('\n'))],
  ['line breaks of Windows', addCheckpointExample.replaceAll('\n', '\r\n')],
  ['no newline at the end', addCheckpointExample.slice(0, -1)],
  ['no checkpoint', `old 0\n\n${foo.note}`],
  ['no note', 'old 0\n\n'],
  ['no empty line', 'old 0\n'],
  ['nothing', ''],
])('a request with %s is refused', (_what, text) => {
  expect(text).not.toBe(addCheckpointExample);
  expect(() => read(text)).toThrow(FormatFault);
});

test('63 hashes are read; bytes that are not UTF-8 are not', () => {
  expect(read(addCheckpointExample.replace(hash, Array(60).fill(hash).join('\n'))).proof).toHaveLength(63);
  expect(() => parseAddCheckpoint(Uint8Array.of(0xff, ...utf8Of(addCheckpointExample)))).toThrow(FormatFault);
});

test('what would be read as something else is not sent', () => {
  const request = read(addCheckpointExample);
  for (const faulty of [
    { ...request, oldSize: -1 },
    { ...request, proof: [new Uint8Array(31)] },
    { ...request, proof: Array(64).fill(new Uint8Array(32)) },
    { ...request, note: { ...request.note, text: 'no checkpoint\n' } },
  ])
    expect(() => printAddCheckpoint(faulty)).toThrow(FormatFault);
});

test('answers go over HTTP and come back as the same', () => {
  const answer = parseAddCheckpointAnswer({ status: 200, contentType: 'text/plain', body: answerExample });
  expect(printAddCheckpointAnswer(answer)).toMatchObject({ status: 200, body: answerExample });
  const conflict = printAddCheckpointAnswer({ status: 409, size: 20_852_014 });
  expect(conflict).toEqual({ status: 409, contentType: 'text/x.tlog.size', body: '20852014\n' });
  expect(parseAddCheckpointAnswer(conflict)).toEqual({ status: 409, size: 20_852_014 });
  for (const status of [400, 403, 404, 422] as const)
    expect(parseAddCheckpointAnswer(printAddCheckpointAnswer({ status }))).toEqual({ status });
});

const sized = { status: 409, contentType: 'text/x.tlog.size', body: '7\n' };
test.each<[string, HttpAnswer]>([
  ['no signature', { status: 200, contentType: 'text/plain', body: '' }],
  ['words', { status: 200, contentType: 'text/plain', body: 'cosigned\n' }],
  ['a size of another type', { ...sized, contentType: 'text/plain' }],
  ['a size without newline', { ...sized, body: '7' }],
  ['a size with a leading zero', { ...sized, body: '07\n' }],
  ['no size', { ...sized, body: '\n' }],
  ['a status that the protocol does not know', { ...sized, status: 500 }],
  ['a redirect', { ...sized, status: 302 }],
])('an answer with %s is refused', (_what, answer) => {
  expect(() => parseAddCheckpointAnswer(answer)).toThrow(FormatFault);
});

test('what a witness cosigned last stands under the hash of the origin', async () => {
  // printf example.com/log | sha256sum
  expect(await monitoringPath(sha256, 'example.com/log')).toBe(
    '4d3203c8f35cdf600e475f55fede6081a703d3d322f208865fca2ec4f0e030f8/checkpoint',
  );
});
