import { openPdf, openPdfPage, renderPdfPage } from '#core/documents/pdf-document.ts';
import { sharpOf } from '#core/documents/raster.ts';

export interface PagePicture {
  width: number;
  height: number;
  webp: Buffer;
}

/**
 * Pictures of the first pages of a PDF that the house printed itself, so that no cage is needed for it.
 * @param most pages to draw
 * @param width of a picture in pixels
 */
export async function picturePages(
  pdf: Uint8Array,
  most: number,
  width: number,
): Promise<{ pages: number; pictures: PagePicture[] }> {
  const document = await openPdf(pdf);
  try {
    const pictures: PagePicture[] = [];
    for (let index = 0; index < Math.min(most, document.pageCount); index += 1) {
      const page = openPdfPage(document, index);
      if (!page) continue;
      const height = Math.round((page.height / page.width) * width);
      const raster = renderPdfPage(page, width, height);
      page.close();
      pictures.push({
        width,
        height,
        webp: await sharpOf(raster).webp({ quality: 80, effort: 2 }).toBuffer(),
      });
    }
    return { pages: document.pageCount, pictures };
  } finally {
    document.close();
  }
}
