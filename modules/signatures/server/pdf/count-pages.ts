import { openPdf } from './open-pdf.ts';
import { pagesOf } from './pdf-pages.ts';

/** How many pages a file has. @throws PdfFault when it cannot be read */
export function countPages(pdf: Uint8Array): number {
  return pagesOf(openPdf(pdf)).length;
}
