import type { Box } from '../../documents/page-text.ts';
import { openPdf, openPdfPage } from '../../documents/pdf-document.ts';
import { pdfTextLayer } from '../../documents/pdf-text-layer.ts';
import { renderPdf } from '../render-pdf.ts';

const apart = (a: Box, b: Box) => {
  const wide = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return wide < 0.0005 || high < 0.0005;
};

/** The words of the first page of a paper, whether any two are printed over one another, and which reach into the margin. */
export async function printedWords(template: string, data: object, at: Date) {
  const document = await openPdf(await renderPdf(template, data, at));
  const page = openPdfPage(document, 0)!;
  const found = pdfTextLayer(page).words;
  const margin = 45 / page.width;
  page.close();
  document.close();
  const pairs = found.flatMap((one, index) => found.slice(index + 1).map((other) => [one, other] as const));
  return {
    texts: found.map((word) => word.text),
    over: pairs.filter(([a, b]) => !apart(a.box, b.box)).map(([a, b]) => `${a.text} over ${b.text}`),
    outside: found.filter((word) => word.box.x + word.box.w > 1 - margin + 0.001).map((word) => word.text),
  };
}
