import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { fail } from '#core/contract/errors.ts';
import { decodeImage } from './decode-image.ts';
import type { DocumentType } from './document-type.ts';
import { docxText } from './docx-text.ts';
import { type DocumentWarning, inspect } from './inspect.ts';
import { findOcrProgram, openOcr } from './ocr.ts';
import type { Ocr } from './ocr-reader.ts';
import type { PageText } from './page-text.ts';
import { openPdf, openPdfPage, type PdfPage, renderPdfPage } from './pdf-document.ts';
import { pdfTextLayer } from './pdf-text-layer.ts';
import type { Raster } from './raster.ts';
import { meanConfidence, recognisePage } from './recognise-page.ts';
import { type PageImage, pageImageSize, pageJpeg, savePageImage } from './save-page-image.ts';
import { createSearchablePdf, type SearchablePdf } from './searchable-pdf.ts';
import { uprightPage } from './upright-page.ts';

export interface ReadPagesOptions {
  source: string;
  type: DocumentType;
  /** An existing folder; page images and the searchable PDF are written there. */
  outDir: string;
  maxPages: number;
  /** `auto`: the Tesseract program where present, else the packaged build. */
  ocr?: 'auto' | 'program' | 'wasm';
  onPage?(done: number, total: number): void;
}

export interface ReadResult {
  pageCount: number;
  pages: PageText[];
  /** None for a DOCX. Files in `outDir`. */
  images: PageImage[];
  /** Page pictures with invisible text over them; only where something was recognised. */
  searchablePdf?: string;
  source: 'text-layer' | 'ocr' | 'mixed' | 'none';
  /** Names of `DocumentWarning`. */
  warnings: string[];
  millisecondsPerPage: number;
}

/** Width a scanned PDF page is drawn at for reading. */
const scanWidth = 1700;
/** Mean confidence under which a reading is called doubtful. */
const faint = 0.6;

interface Reading {
  options: ReadPagesOptions;
  pages: PageText[];
  images: PageImage[];
  warnings: Set<DocumentWarning>;
  searchable: SearchablePdf;
  /** Pages already in the searchable PDF: it is only begun when a page had to be recognised. */
  searchablePages: number;
  ocr(): Promise<Ocr>;
}

async function keepPage(reading: Reading, text: PageText, image: Raster): Promise<void> {
  const saved = await savePageImage(image, text.page, reading.options.outDir);
  reading.images.push(saved);
  reading.pages.push({ ...text, width: saved.width, height: saved.height });
}

async function addSearchablePages(reading: Reading): Promise<void> {
  for (; reading.searchablePages < reading.pages.length; reading.searchablePages++) {
    const image = reading.images[reading.searchablePages]!;
    const { words } = reading.pages[reading.searchablePages]!;
    await reading.searchable.addPage({
      jpeg: await pageJpeg(image),
      width: image.width,
      height: image.height,
      words,
    });
  }
}

async function recognise(reading: Reading, page: number, picture: Raster): Promise<void> {
  const recognised = await recognisePage(await uprightPage(picture), await reading.ocr());
  const { words } = recognised;
  if (words.length === 0) reading.warnings.add('unreadable-pages');
  else if (meanConfidence(words) < faint) reading.warnings.add('faint');
  const { image, rotation } = recognised.page;
  const source = words.length > 0 ? 'ocr' : 'none';
  await keepPage(reading, { page, width: 0, height: 0, source, rotation, words }, image);
  await addSearchablePages(reading);
}

function drawnAt(page: PdfPage, shortSide: number): { width: number; height: number } {
  const size = pageImageSize(page.width, page.height);
  const scale = shortSide / Math.min(size.width, size.height);
  return scale <= 1
    ? size
    : { width: Math.round(size.width * scale), height: Math.round(size.height * scale) };
}

async function readPdfPage(reading: Reading, page: PdfPage, number: number): Promise<void> {
  const layer = pdfTextLayer(page);
  if (layer.isHidden) reading.warnings.add('hidden-text');
  if (!layer.isReal) {
    const { width, height } = drawnAt(page, scanWidth);
    return recognise(reading, number, renderPdfPage(page, width, height));
  }
  const { width, height } = pageImageSize(page.width, page.height);
  const text: PageText = {
    page: number,
    width,
    height,
    source: 'text-layer',
    rotation: 0,
    words: layer.words,
  };
  await keepPage(reading, text, renderPdfPage(page, width, height));
}

/** A page the engine cannot open, in a document whose other pages it can. */
async function keepBlankPage(reading: Reading, page: number): Promise<void> {
  const size = { width: 1654, height: 2339 };
  const image = { ...size, data: new Uint8Array(size.width * size.height * 3).fill(255) };
  reading.warnings.add('unreadable-pages');
  await keepPage(reading, { page, ...size, source: 'none', rotation: 0, words: [] }, image);
}

async function readPdf(reading: Reading, bytes: Buffer): Promise<void> {
  const document = await openPdf(bytes);
  let opened = 0;
  try {
    for (let index = 0; index < document.pageCount; index++) {
      const page = openPdfPage(document, index);
      try {
        if (page) await readPdfPage(reading, page, index + 1);
        else await keepBlankPage(reading, index + 1);
        if (page) opened++;
      } finally {
        page?.close();
      }
      reading.options.onPage?.(index + 1, document.pageCount);
    }
  } finally {
    document.close();
  }
  if (opened === 0) fail('documents.broken');
}

async function readImages(reading: Reading, bytes: Buffer, pageCount: number): Promise<void> {
  for (let index = 0; index < pageCount; index++) {
    await recognise(reading, index + 1, await decodeImage(bytes, index));
    reading.options.onPage?.(index + 1, pageCount);
  }
}

function sourceOf(pages: readonly PageText[]): ReadResult['source'] {
  const sources = new Set(pages.map((page) => page.source));
  sources.delete('none');
  const [only] = sources;
  return sources.size > 1 ? 'mixed' : (only ?? 'none');
}

async function readDocx(options: ReadPagesOptions, bytes: Buffer): Promise<ReadResult> {
  const started = performance.now();
  const page = await docxText(bytes);
  options.onPage?.(1, 1);
  const millisecondsPerPage = performance.now() - started;
  return { pageCount: 1, pages: [page], images: [], source: page.source, warnings: [], millisecondsPerPage };
}

async function openReader(options: ReadPagesOptions): Promise<Ocr> {
  return openOcr(options.ocr === 'wasm' ? undefined : await findOcrProgram());
}

/**
 * Reads a whole document in this process: heavy and fed by strangers, so only for the cage's child
 * (`readDocument` is the way in). The original is never changed.
 * @throws documents.* as `inspect`, documents.ocr-missing
 */
export async function readPages(options: ReadPagesOptions): Promise<ReadResult> {
  // One document, one core: the others belong to the office.
  sharp.concurrency(1);
  sharp.cache(false);
  const bytes = await readFile(options.source);
  const { pageCount, warnings } = await inspect(options.type, bytes, options.maxPages);
  if (options.type === 'docx') return readDocx(options, bytes);

  const started = performance.now();
  const searchablePdf = join(options.outDir, 'searchable.pdf');
  let opened: Promise<Ocr> | undefined;
  const reading: Reading = {
    options,
    pages: [],
    images: [],
    warnings: new Set(warnings),
    searchablePages: 0,
    searchable: await createSearchablePdf(searchablePdf),
    ocr() {
      opened ??= openReader(options);
      return opened;
    },
  };
  try {
    if (options.type === 'pdf') await readPdf(reading, bytes);
    else await readImages(reading, bytes, pageCount);
    if (reading.searchablePages > 0) await addSearchablePages(reading);
    await reading.searchable.finish();
  } catch (error) {
    await reading.searchable.abandon();
    throw error;
  } finally {
    await (await opened?.catch(() => undefined))?.close();
  }
  const source = sourceOf(reading.pages);
  const hasRecognised = source === 'ocr' || source === 'mixed';
  if (!hasRecognised) await rm(searchablePdf, { force: true });
  return {
    pageCount,
    pages: reading.pages,
    images: reading.images,
    ...(hasRecognised ? { searchablePdf } : {}),
    source,
    warnings: [...reading.warnings],
    millisecondsPerPage: (performance.now() - started) / pageCount,
  };
}
