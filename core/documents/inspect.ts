import { fail } from '#core/contract/errors.ts';
import { type DocumentType, documentLimits } from './document-type.ts';
import { docxParts } from './docx-archive.ts';
import './errors.ts';
import { imageHeader } from './image-header.ts';
import { pdfActions } from './pdf-actions.ts';
import { openPdf } from './pdf-document.ts';

/** Things worth knowing that do not stop the reading; texts in the locales as `warnings.documents.<name>`. */
export type DocumentWarning =
  | 'javascript'
  | 'launch'
  | 'embedded-files'
  | 'location'
  | 'hidden-text'
  | 'unreadable-pages'
  | 'faint';

export interface Inspection {
  type: DocumentType;
  pageCount: number;
  warnings: DocumentWarning[];
}

function checkPages(pages: number, limit: number): void {
  if (pages > limit) fail('documents.too-many-pages', { pages, limit });
}

function checkPixels(width: number, height: number): void {
  if (width === 0 || height === 0) fail('documents.broken');
  if (width * height > documentLimits.pixels || Math.max(width, height) > documentLimits.side) {
    fail('documents.too-many-pixels', { width, height });
  }
}

async function inspectPdf(bytes: Buffer, maxPages: number): Promise<Inspection> {
  const document = await openPdf(bytes);
  const { pageCount } = document;
  document.close();
  checkPages(pageCount, maxPages);
  return { type: 'pdf', pageCount, warnings: pdfActions(bytes) };
}

function inspectImage(type: 'jpeg' | 'png' | 'tiff', bytes: Buffer, maxPages: number): Inspection {
  const { width, height, pages, hasLocation } = imageHeader(type, bytes);
  checkPages(pages, maxPages);
  checkPixels(width, height);
  if (pages < 1) fail('documents.no-pages');
  return { type, pageCount: pages, warnings: hasLocation ? ['location'] : [] };
}

/**
 * Looks whether a file can be read within the limits, before anything heavy is done with it.
 * To be run inside the cage (`inspectDocument`): the PDF engine opens the file.
 * @throws documents.broken, .encrypted, .no-pages, .too-many-pages {pages, limit}, .too-many-pixels {width, height},
 *   .archive-unsafe, .macros, .external-entity
 */
export async function inspect(type: DocumentType, bytes: Buffer, maxPages: number): Promise<Inspection> {
  if (type === 'pdf') return inspectPdf(bytes, maxPages);
  if (type !== 'docx') return inspectImage(type, bytes, maxPages);
  docxParts(bytes);
  return { type, pageCount: 1, warnings: [] };
}
