import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '#core/contract/errors.ts';
import { documentLimits } from './document-type.ts';
import { sniffDocument } from './sniff.ts';
import { makePdf } from './testing/make-pdf.ts';
import { makeDocx, makeZip } from './testing/make-zip.ts';

const pdf = makePdf([{ lines: [{ text: 'isi', x: 70, y: 90 }] }]);
const zip = makeZip([{ name: 'Evil.class', content: 'CAFEBABE' }]);
const html = Buffer.from('<html><script>alert(1)</script></html>');
const picture = { create: { width: 40, height: 30, channels: 3 as const, background: '#aaccee' } };
let jpeg: Buffer;
let png: Buffer;
let tiff: Buffer;

beforeAll(async () => {
  jpeg = await sharp(picture).jpeg().toBuffer();
  png = await sharp(picture).png().toBuffer();
  tiff = await sharp(picture).tiff().toBuffer();
});

/** The code of the refusal, or the type. */
function verdict(bytes: Buffer): string {
  try {
    return sniffDocument(bytes);
  } catch (error) {
    return error instanceof AppError ? error.code : `crashed: ${String(error)}`;
  }
}

test('each accepted type is known by its content', () => {
  expect([pdf, jpeg, png, tiff, makeDocx({ paragraphs: ['isi'] })].map(verdict)).toEqual([
    'pdf',
    'jpeg',
    'png',
    'tiff',
    'docx',
  ]);
});

describe('other kinds are refused by name', () => {
  const others: [string, Buffer][] = [
    [
      'svg',
      Buffer.from(
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      ),
    ],
    ['html', html],
    ['gif', Buffer.from('GIF89a\x01\x00\x01\x00')],
    ['exe', Buffer.from('MZ\x90\x00')],
    ['elf', Buffer.from('\x7fELF\x02', 'latin1')],
    ['zip', zip],
    [
      'xlsx',
      makeZip([
        { name: '[Content_Types].xml', content: '' },
        { name: 'xl/workbook.xml', content: '' },
      ]),
    ],
    ['jar', makeZip([{ name: 'META-INF/MANIFEST.MF', content: '' }])],
    ['heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1')],
    ['rtf', Buffer.from('{\\rtf1 isi}')],
    ['doc', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument', 'latin1')],
    ['script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
  ];
  test.each(others)('%s', (type, bytes) => {
    expect(() => sniffDocument(bytes)).toThrow(
      expect.objectContaining({ code: 'documents.type-not-accepted', params: { type } }),
    );
  });
});

test('an empty file, an unknown one and one over the limit have their own refusals', () => {
  expect(verdict(Buffer.alloc(0))).toBe('documents.empty');
  expect(verdict(Buffer.from('sembarang isi'))).toBe('documents.type-unknown');
  expect(verdict(Buffer.concat([pdf, Buffer.alloc(documentLimits.bytes)]))).toBe('documents.too-large');
});

test('a Word file under a password is said to be locked', () => {
  const compound = Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1');
  expect(verdict(Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe(
    'documents.encrypted',
  );
});

describe('two files in one are refused', () => {
  const makers: [string, () => Buffer][] = [
    ['PDF header not at the start', () => Buffer.concat([Buffer.from('sampah\n'), pdf])],
    ['HTML in front of a PDF', () => Buffer.concat([html, pdf])],
    ['GIF in front of a PDF', () => Buffer.concat([Buffer.from('GIF89a'), pdf])],
    ['HTML behind a PDF', () => Buffer.concat([pdf, html])],
    [
      'script right behind the PDF header',
      () => Buffer.concat([Buffer.from('%PDF-1.4\n<script>alert(1)</script>\n'), pdf.subarray(9)]),
    ],
    ['ZIP behind a PDF', () => Buffer.concat([pdf, zip])],
    ['JAR behind a JPEG (GIFAR)', () => Buffer.concat([jpeg, zip])],
    ['JAR behind a JPEG, with filling after it', () => Buffer.concat([jpeg, zip, Buffer.alloc(5000, 7)])],
    ['ZIP behind a PNG', () => Buffer.concat([png, zip])],
    ['ZIP behind a TIFF', () => Buffer.concat([tiff, zip])],
    ['PDF behind a JPEG', () => Buffer.concat([jpeg, pdf])],
    ['HTML behind a PNG', () => Buffer.concat([png, html])],
    [
      'PHP behind a JPEG, closed by a second end marker',
      () => Buffer.concat([jpeg, Buffer.from('<?php system($_GET[0]); ?>'), Buffer.from([0xff, 0xd9])]),
    ],
    [
      'JPEG that is a script',
      () => Buffer.concat([jpeg.subarray(0, 4), Buffer.from('/*'), jpeg.subarray(6)]),
    ],
    [
      'script in a JPEG comment',
      () => {
        const text = Buffer.from('<script>alert(1)</script>');
        return Buffer.concat([
          jpeg.subarray(0, 2),
          Buffer.from([0xff, 0xfe, 0, text.length + 2]),
          text,
          jpeg.subarray(2),
        ]);
      },
    ],
  ];
  test.each(makers)('%s', (_, make) => {
    expect(verdict(make())).toBe('documents.two-files-in-one');
  });
});

test('bytes of a packed picture that look like the start of a server page are no second file', () => {
  const packed = (rows: string) => Buffer.concat([tiff, Buffer.from(rows, 'latin1')]);
  expect(verdict(packed('\x7f\xe0<%@\x9b\x12\xe7'))).toBe('tiff');
  expect(verdict(packed('\x7f<%@ page import="java.io.*" %>'))).toBe('documents.two-files-in-one');
});

test('pictures a phone appends to a JPEG are no second file', () => {
  expect(verdict(Buffer.concat([jpeg, jpeg, Buffer.from('\0\0\0\x18ftypmp42 film', 'latin1')]))).toBe('jpeg');
});

test('a picture made of markers alone does not hold up the office', () => {
  const bytes = Buffer.concat([jpeg.subarray(0, 4), Buffer.alloc(40 * 1024 * 1024, 0xff)]);
  const started = performance.now();
  verdict(bytes);
  expect(performance.now() - started).toBeLessThan(1000);
});

test('random damage never crashes the look at the content', () => {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed;
  };
  const samples = [pdf, jpeg, png, tiff, makeDocx({ paragraphs: ['isi'] }), zip];
  for (let i = 0; i < 3000; i++) {
    const bytes = Buffer.from(samples[i % samples.length]!);
    for (let k = 0; k < 4; k++) bytes[random() % bytes.length] = random() % 256;
    expect(verdict(bytes.subarray(0, i % 3 === 0 ? random() % bytes.length : bytes.length))).not.toContain(
      'crashed',
    );
  }
});
