import { setImmediate } from 'node:timers/promises';
import type { NumberedWords } from './find-in-pages.ts';
import { pageWords } from './page-words.ts';
import { openPdf, openPdfPage } from './pdf-document.ts';
import { pdfTextLayer } from './pdf-text-layer.ts';

/**
 * The words of pages of a PDF that the house printed itself, so that no cage is needed for it. Other work has its turn
 * between two pages.
 * @param from first page, from 1
 * @param to last page; what lies behind the end is left out
 */
export async function pdfWords(pdf: Uint8Array, from: number, to: number): Promise<NumberedWords[]> {
  const document = await openPdf(pdf);
  try {
    const found: NumberedWords[] = [];
    for (let number = from; number <= Math.min(to, document.pageCount); number += 1) {
      const page = openPdfPage(document, number - 1);
      if (!page) continue;
      found.push({ page: number, ...pageWords(pdfTextLayer(page)) });
      page.close();
      await setImmediate();
    }
    return found;
  } finally {
    document.close();
  }
}
