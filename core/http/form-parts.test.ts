import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../contract/errors.ts';
import { formParts } from './form-parts.ts';
import { withWholeBody } from './whole-body.ts';

const type = 'multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW';
const part = (head: string, content: string | Buffer) =>
  Buffer.concat([
    Buffer.from(`------WebKitFormBoundary7MA4YWxkTrZu0gW\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
const end = Buffer.from('------WebKitFormBoundary7MA4YWxkTrZu0gW--\r\n');
const codeOf = (work: () => unknown) => {
  try {
    work();
    return 'nothing';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

describe('a form that a browser sends', () => {
  it('gives its fields and its file byte for byte', () => {
    const bytes = Buffer.from([0, 13, 10, 45, 45, 255, 13, 10]);
    const body = Buffer.concat([
      part('name="lang"', 'en'),
      part('name="berkas"; filename="surat (1).pdf"\r\nContent-Type: application/pdf', bytes),
      end,
    ]);
    expect(formParts(type, body)).toEqual([
      { name: 'lang', fileName: undefined, content: Buffer.from('en') },
      { name: 'berkas', fileName: 'surat (1).pdf', content: bytes },
    ]);
  });

  it('without a chosen file gives an empty one', () => {
    const body = Buffer.concat([part('name="berkas"; filename=""', ''), end]);
    expect(formParts(type, body)).toEqual([{ name: 'berkas', fileName: '', content: Buffer.alloc(0) }]);
  });

  it.each([
    ['of another type', 'application/x-www-form-urlencoded', 'a=b', 'core.unsupported-media-type'],
    ['without a boundary', 'multipart/form-data', 'a', 'core.unsupported-media-type'],
    ['with another boundary', type, '--x\r\n', 'core.malformed-request'],
    ['that breaks off', type, part('name="a"', 'b'), 'core.malformed-request'],
    ['whose part has no name', type, Buffer.concat([part('x', 'b'), end]), 'core.malformed-request'],
    [
      'of too many parts',
      type,
      Buffer.concat([...Array.from({ length: 21 }, () => part('name="a"', 'b')), end]),
      'core.malformed-request',
    ],
  ])('%s is refused', (_what, sentAs, body, code) => {
    expect(codeOf(() => formParts(sentAs, Buffer.from(body)))).toBe(code);
  });

  it('of any bytes is read or refused, and nothing else happens', () => {
    const codes = ['nothing', 'core.malformed-request'];
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom('------WebKitFormBoundary7MA4YWxkTrZu0gW', '--', '\r\n', '\r\n\r\n', 'name="a"'),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(pieces, (some) => {
        expect(codes).toContain(codeOf(() => formParts(type, Buffer.from(some.join('')))));
      }),
    );
  });
});

describe('a body that is read into memory', () => {
  const sent = (size: number) => Readable.from(Array.from({ length: size }, () => Buffer.alloc(1_024)));
  const read = (body: Readable) =>
    withWholeBody(body, 10 * 1_024, async (bytes) => bytes.length).catch((error: AppError) => error.code);

  it('is whole', async () => {
    expect(await read(sent(10))).toBe(10 * 1_024);
  });

  it('is read to its end although it is too large, so that the refusal is heard, but not for ever', async () => {
    const body = sent(11);
    expect(await read(body)).toBe('core.payload-too-large');
    expect(body.readableEnded).toBe(true);
    const endless = sent(1_000);
    expect(await read(endless)).toBe('core.payload-too-large');
    expect(endless.readableEnded).toBe(false);
  });

  it('is refused where others have too much in hand, and room is given back', async () => {
    const megabytes = (count: number) =>
      Readable.from(Array.from({ length: count }, () => Buffer.alloc(1_048_576)));
    const size = async (bytes: Buffer) => bytes.length;
    let inner = '';
    await withWholeBody(megabytes(250), 300 * 1_048_576, async () => {
      inner = await withWholeBody(megabytes(10), 20 * 1_048_576, size).then(String, (e: AppError) => e.code);
    });
    expect(inner).toBe('core.busy');
    expect(await withWholeBody(megabytes(10), 20 * 1_048_576, size)).toBe(10 * 1_048_576);
  });
});
