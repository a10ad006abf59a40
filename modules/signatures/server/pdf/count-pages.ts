import { opened } from './open-pdf.ts';
import type { PdfFile } from './pdf-file.ts';
import { pagesOf } from './pdf-pages.ts';

/** How many pages a file has. @throws PdfFault when it cannot be read */
export function countPages(pdf: Uint8Array | PdfFile): number {
  return pagesOf(opened(pdf)).length;
}
