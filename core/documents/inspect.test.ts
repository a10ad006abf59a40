import { deflateSync } from 'node:zlib';
import sharp, { type Exif } from 'sharp';
import { describe, expect, test } from 'vitest';
import { type DocumentType, documentLimits } from './document-type.ts';
import { inspect } from './inspect.ts';
import { makeLockedPdf, makePdf, makePdfOfManyPages } from './testing/make-pdf.ts';

const onePage = [{ lines: [{ text: 'isi surat', x: 70, y: 90 }] }];

/** A PNG that claims a size; there are no pixels behind it. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(type), body, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function hugeJpeg(): Buffer {
  return Buffer.from('ffd8ffc0000b08ea60ea6001011100ffd9', 'hex');
}

/** A TIFF whose directories form a ring. */
function ringTiff(): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.write('II*\0', 'latin1');
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(1, 8);
  bytes.writeUInt16LE(256, 10);
  bytes.writeUInt32LE(8, 22);
  return bytes;
}

describe('what cannot or must not be read is refused before anything heavy', () => {
  const cases: [string, string, DocumentType, () => Buffer][] = [
    ['a PDF of ten thousand pages', 'documents.too-many-pages', 'pdf', () => makePdfOfManyPages(10_000)],
    ['a PDF under a password', 'documents.encrypted', 'pdf', makeLockedPdf],
    ['a PDF cut to its header', 'documents.broken', 'pdf', () => makePdf(onePage).subarray(0, 20)],
    [
      'a PDF of noise',
      'documents.broken',
      'pdf',
      () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(4000, 0x5b)]),
    ],
    [
      'a PDF whose cross-reference points at itself',
      'documents.broken',
      'pdf',
      () => Buffer.from('%PDF-1.7\nxref\n0 0\ntrailer\n<< /Prev 9 >>\nstartxref\n9\n%%EOF\n'),
    ],
    [
      'a megabyte of nested arrays',
      'documents.broken',
      'pdf',
      () =>
        Buffer.from(
          `%PDF-1.7\n1 0 obj\n${'['.repeat(1_000_000)}\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`,
        ),
    ],
    ['a PNG of 60,000 by 60,000', 'documents.too-many-pixels', 'png', () => hugePng(60_000, 60_000)],
    [
      'a PNG of nearly no height and endless width',
      'documents.too-many-pixels',
      'png',
      () => hugePng(2_000_000, 2),
    ],
    ['a JPEG of 60,000 by 60,000', 'documents.too-many-pixels', 'jpeg', hugeJpeg],
    ['a TIFF that goes round in a ring', 'documents.broken', 'tiff', ringTiff],
    ['a JPEG without a picture', 'documents.broken', 'jpeg', () => Buffer.from('ffd8ffe00002ffd9', 'hex')],
  ];
  test.each(cases)('%s', async (_, code, type, make) => {
    const started = performance.now();
    await expect(inspect(type, make(), documentLimits.pages)).rejects.toMatchObject({ code });
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

test('the page limit is what decides: the same file passes under a higher one', async () => {
  await expect(inspect('pdf', makePdfOfManyPages(400), 300)).rejects.toMatchObject({
    params: { pages: 400, limit: 300 },
  });
  expect((await inspect('pdf', makePdfOfManyPages(400), 400)).pageCount).toBe(400);
});

test('scripts and commands in a PDF are reported, plainly written or not', async () => {
  const action = (body: string): Promise<unknown> =>
    inspect('pdf', makePdf(onePage, `/OpenAction << /Type /Action ${body} >>`), 10).then(
      ({ warnings }) => warnings,
    );
  expect(await action('/S /JavaScript /JS (app.alert(1))')).toEqual(['javascript']);
  expect(await action('/S /J#61vaScript /J#53 (app.alert(1))')).toEqual(['javascript']);
  expect(await action('/S /Launch /F (cmd.exe)')).toEqual(['launch']);
  expect((await inspect('pdf', makePdf(onePage), 10)).warnings).toEqual([]);
});

test('a script inside a packed object stream is reported too', async () => {
  const packed = deflateSync(Buffer.from('9 0 << /S /JavaScript /JS (app.alert(1)) >>'));
  const stream = Buffer.concat([
    Buffer.from(
      `8 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
    ),
    packed,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  const plain = makePdf(onePage);
  const at = plain.indexOf('1 0 obj');
  const bytes = Buffer.concat([plain.subarray(0, at), stream, plain.subarray(at)]);
  expect((await inspect('pdf', bytes, 10)).warnings).toEqual(['javascript']);
});

test('a photo that says where it was taken is reported', async () => {
  const photo = (exif: Exif): Promise<Buffer> =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: '#fff' } })
      .withExif(exif)
      .jpeg()
      .toBuffer();
  const withPlace = await photo({ IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '7/1 15/1 0/1' } });
  expect((await inspect('jpeg', withPlace, 1)).warnings).toEqual(['location']);
  expect((await inspect('jpeg', await photo({ IFD0: { Make: 'Kamera' } }), 1)).warnings).toEqual([]);
});
