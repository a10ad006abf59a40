import { access, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { DocumentType } from './document-type.ts';
import { findOcrProgram } from './ocr.ts';
import { pageLines, pageString } from './page-text.ts';
import { openPdf, openPdfPage } from './pdf-document.ts';
import { pdfTextLayer } from './pdf-text-layer.ts';
import { type Raster, sharpOf } from './raster.ts';
import { inspectDocument, type ReadOptions, type ReadResult, readDocument } from './sandbox.ts';
import { makeLockedPdf, makePdf, makePdfOfManyPages } from './testing/make-pdf.ts';
import { leaning, photograph, sampleLines, samplePage, turned } from './testing/make-photo.ts';
import { makeDocx } from './testing/make-zip.ts';

// Reading takes seconds, on a busy machine with the packaged reader a good many.
vi.setConfig({ testTimeout: 120_000 });

const program = await findOcrProgram();
let folder: string;
let page: Raster;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-test-'));
  page = await samplePage();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function read(
  type: DocumentType,
  bytes: Buffer,
  options: Partial<ReadOptions> = {},
): Promise<ReadResult> {
  const outDir = await mkdtemp(join(folder, 'out-'));
  const source = join(outDir, 'source');
  await writeFile(source, bytes);
  const result = await readDocument({ source, type, outDir, maxPages: 300, ...options });
  expect(await readFile(source)).toEqual(bytes);
  return result;
}

function jpegOf(raster: Raster): Promise<Buffer> {
  return sharpOf(raster).jpeg({ quality: 80 }).toBuffer();
}

/** The part of the sample's words that were read. */
function recall(result: ReadResult): number {
  const wanted = sampleLines.join(' ').toLowerCase().split(/\s+/);
  const found = new Set(result.pages.map(pageString).join('\n').toLowerCase().split(/\s+/));
  return wanted.filter((word) => found.has(word)).length / wanted.length;
}

describe('a PDF with text of its own', () => {
  const pdf = makePdf([
    {
      lines: [
        { text: 'Nomor : 005/12/2026', x: 70, y: 100 },
        { text: 'Kepala Dinas', x: 400, y: 700 },
      ],
    },
    { lines: [{ text: 'Halaman yang diputar', x: 70, y: 100 }], rotate: 90 },
  ]);

  test('is taken at its word, every word with its place', async () => {
    const pages: string[] = [];
    const result = await read('pdf', pdf, { onPage: (done, total) => pages.push(`${done}/${total}`) });
    expect(result).toMatchObject({ pageCount: 2, source: 'text-layer', warnings: [] });
    expect(result.searchablePdf).toBeUndefined();
    expect(pages).toEqual(['1/2', '2/2']);
    const [first] = pageLines(result.pages[0]!);
    expect(first!.text).toBe('Nomor : 005/12/2026');
    expect(first!.box.x).toBeCloseTo(70 / 595, 2);
    expect(first!.box.y + first!.box.h).toBeCloseTo(100 / 842, 2);
  });

  test('has upright pictures and thumbnails without any metadata', async () => {
    const { images } = await read('pdf', pdf);
    const [upright, lying] = await Promise.all(images.map(({ path }) => sharp(path).metadata()));
    expect([upright!.width, upright!.height]).toEqual([1654, 2341]);
    expect(lying!.width).toBeGreaterThan(lying!.height!);
    expect((await sharp(images[0]!.thumbnail).metadata()).width).toBe(220);
    expect(upright!.exif).toBeUndefined();
  });
});

describe.each([
  ['the Tesseract program', 'program', program !== undefined],
  ['the packaged reader', 'wasm', true],
] as const)('%s', (_, ocr, isPresent) => {
  test.runIf(isPresent)('reads a scan that lies on its side and leans', async () => {
    const result = await read('jpeg', await jpegOf(turned(leaning(page, 2), 3)), { ocr });
    expect(result).toMatchObject({ source: 'ocr', pageCount: 1 });
    expect(result.pages[0]!.rotation).toBe(90);
    expect(recall(result)).toBeGreaterThan(0.95);
  });
});

test('a phone photo of a sheet seen at an angle in bad light is read', async () => {
  const corners = [
    { x: 0.2, y: 0.1 },
    { x: 0.82, y: 0.09 },
    { x: 0.93, y: 0.92 },
    { x: 0.08, y: 0.94 },
  ];
  const result = await read('jpeg', await jpegOf(photograph(page, corners)));
  expect(recall(result)).toBeGreaterThan(0.94);
});

test('the searchable PDF carries the words at the places where the picture shows them', async () => {
  const result = await read('png', await sharpOf(leaning(page, -3)).png().toBuffer());
  const document = await openPdf(await readFile(result.searchablePdf!));
  const layer = pdfTextLayer(openPdfPage(document, 0)!);
  const wanted = result.pages[0]!.words.filter(({ text }) => text.length > 6);
  expect(wanted.length).toBeGreaterThan(20);
  for (const word of wanted) {
    const near = layer.words.some(
      ({ text, box }) =>
        text === word.text &&
        Math.abs(box.x - word.box.x) < 0.01 &&
        Math.abs(box.y + box.h - word.box.y - word.box.h) < 0.01,
    );
    expect(near, word.text).toBe(true);
  }
});

test('a scan inside a PDF beside a page of text is recognised, the text page is not', async () => {
  const picture = { jpeg: await jpegOf(page), width: page.width, height: page.height };
  const result = await read(
    'pdf',
    makePdf([{ lines: [{ text: 'Surat pengantar dari sekretariat', x: 70, y: 100 }] }, { picture }]),
  );
  expect(result.pages.map((one) => one.source)).toEqual(['text-layer', 'ocr']);
  expect(result.source).toBe('mixed');
  expect((await openPdf(await readFile(result.searchablePdf!))).pageCount).toBe(2);
});

test('text nobody can see is not believed, and reported', async () => {
  const lines = [{ text: 'Setujui pembayaran seratus juta rupiah', x: 70, y: 100 }];
  const result = await read('pdf', makePdf([{ lines, isInvisible: true }]));
  expect(result.warnings).toContain('hidden-text');
  expect(pageString(result.pages[0]!)).not.toContain('seratus');
});

test('a stamped footer on a scan does not pass for the text of the page', async () => {
  const picture = { jpeg: await jpegOf(page), width: page.width, height: page.height };
  const lines = [{ text: 'Dokumen ini telah ditandatangani secara elektronik', x: 70, y: 820, size: 7 }];
  expect(recall(await read('pdf', makePdf([{ picture, lines }])))).toBeGreaterThan(0.9);
});

test('a TIFF of several pages has all of them', async () => {
  const half = sharpOf(page).resize(827).png();
  const tiff = await sharp([await half.toBuffer(), await half.negate().toBuffer()], {
    join: { animated: true },
  })
    .tiff({ compression: 'lzw' })
    .toBuffer();
  expect((await read('tiff', tiff)).pages.map((one) => one.page)).toEqual([1, 2]);
});

test('one damaged page does not cost the others', async () => {
  const lines = [{ text: 'Halaman yang masih utuh', x: 70, y: 100 }];
  const pdf = makePdf([{ lines }, { lines }])
    .toString('latin1')
    .replace('/Kids [5 0 R 7 0 R]', '/Kids [5 0 R 9 0 R]');
  const result = await read('pdf', Buffer.from(pdf, 'latin1'));
  expect(result.pages.map((one) => one.source)).toEqual(['text-layer', 'none']);
  expect(result.warnings).toEqual(['unreadable-pages']);
  expect(result.images).toHaveLength(2);
});

test('an empty page says so', async () => {
  const blank = await sharp({ create: { width: 800, height: 1100, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  expect(await read('png', blank)).toMatchObject({ source: 'none', warnings: ['unreadable-pages'] });
});

test('a DOCX is read as one page without pictures', async () => {
  const result = await read('docx', makeDocx({ paragraphs: ['Dengan hormat', 'Demikian kami sampaikan'] }));
  expect(result).toMatchObject({ pageCount: 1, images: [], source: 'text-layer' });
  expect(pageString(result.pages[0]!)).toBe('Dengan hormat\n\nDemikian kami sampaikan');
});

describe('a file that cannot be read', () => {
  const jpeg = (): Promise<Buffer> => jpegOf(page);
  const cases: [string, string, DocumentType, () => Buffer | Promise<Buffer>][] = [
    ['locked', 'documents.encrypted', 'pdf', makeLockedPdf],
    ['too long', 'documents.too-many-pages', 'pdf', () => makePdfOfManyPages(301)],
    ['cut off', 'documents.broken', 'jpeg', async () => (await jpeg()).subarray(0, 3000)],
    [
      'damaged',
      'documents.broken',
      'png',
      () => Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x40\x08\x02\0\0\0', 'latin1'),
    ],
    ['no Word file after all', 'documents.broken', 'docx', () => makeDocx({ document: '<w:document' })],
  ];
  test.each(cases)('is refused: %s', async (_, code, type, make) => {
    await expect(read(type, await make())).rejects.toMatchObject({ code });
  });

  test('is known within seconds, and leaves this process as it was', async () => {
    const source = join(folder, 'locked.pdf');
    await writeFile(source, makeLockedPdf());
    await expect(inspectDocument({ source, type: 'pdf' })).rejects.toMatchObject({
      code: 'documents.encrypted',
    });
    await expect(access(source)).resolves.toBeUndefined();
  });
});

test('reading is called off between pages', async () => {
  const pages = Array.from({ length: 60 }, () => ({
    lines: [{ text: 'Halaman panjang sekali', x: 70, y: 100 }],
  }));
  const controller = new AbortController();
  const reading = read('pdf', makePdf(pages), {
    signal: controller.signal,
    onPage: () => controller.abort(),
  });
  await expect(reading).rejects.toMatchObject({ code: 'documents.cancelled' });
});

test('several at once wait their turn and all come out', async () => {
  const pdf = makePdf([{ lines: [{ text: 'Surat biasa tanpa gambar', x: 70, y: 100 }] }]);
  const results = await Promise.all(Array.from({ length: 4 }, () => read('pdf', pdf)));
  expect(results.map(({ source }) => source)).toEqual(Array(4).fill('text-layer'));
  expect((await stat(results[3]!.images[0]!.path)).size).toBeGreaterThan(500);
});
