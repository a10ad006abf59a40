import { openPdf, openPdfPage, renderPdfPage } from '#core/documents/pdf-document.ts';
import { sharpOf } from '#core/documents/raster.ts';

/** Pixels across: sharp on the screen of a phone, also when it is drawn closer. */
const width = 1_240;

interface PicturedPage {
  picture: Buffer;
  /** How many pages the PDF has. */
  pages: number;
}

/**
 * One page of a PDF that the house printed itself as a WebP picture, so that no cage is needed for it.
 * @param number from 1
 */
export async function picturePage(pdf: Uint8Array, number: number): Promise<PicturedPage | null> {
  const document = await openPdf(pdf);
  try {
    const page = openPdfPage(document, number - 1);
    if (!page) return null;
    const raster = renderPdfPage(page, width, Math.round((page.height / page.width) * width));
    page.close();
    const picture = await sharpOf(raster).webp({ quality: 80, effort: 2 }).toBuffer();
    return { picture, pages: document.pageCount };
  } finally {
    document.close();
  }
}
