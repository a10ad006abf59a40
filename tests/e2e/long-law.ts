import sharp from 'sharp';
import { openPdf, openPdfPage, renderPdfPage } from '#core/documents/pdf-document.ts';
import { sharpOf } from '#core/documents/raster.ts';
import { makePdf } from '#core/documents/testing/make-pdf.ts';

/** Pages of the law that come from a scanner; the others were written by a program. */
export const scannedPages = [1, 312] as const;
/** Words that stand on one page alone. */
export const rareWords = 'burung cenderawasih merah';

const articles = [
  'Pencipta arsip wajib menyelenggarakan pengelolaan arsip dinamis.',
  'Unit kearsipan membina dan mengevaluasi penyelenggaraan kearsipan.',
  'Arsip terjaga dilaporkan kepada lembaga kearsipan setiap tahun.',
  'Penyusutan arsip dilaksanakan berdasarkan jadwal retensi arsip.',
  'Setiap orang dilarang memusnahkan arsip di luar prosedur yang benar.',
];

function linesOf(page: number) {
  const texts = [`Pasal ${page}`, ...articles.map((text, at) => `(${at + 1}) ${text}`)];
  if (page === 312) texts.push(`Lambang daerah adalah ${rareWords}.`);
  return texts.map((text, at) => ({ text, x: 72, y: 110 + at * 34, size: 13 }));
}

/** The page as it comes from a scanner: a picture without any text. */
async function scan(page: number): Promise<{ jpeg: Buffer; width: number; height: number }> {
  const document = await openPdf(makePdf([{ lines: linesOf(page) }]));
  const opened = openPdfPage(document, 0)!;
  try {
    const [width, height] = [1240, 1754];
    const jpeg = await sharp(
      await sharpOf(renderPdfPage(opened, width, height))
        .png()
        .toBuffer(),
    )
      .jpeg({ quality: 60 })
      .toBuffer();
    return { jpeg, width, height };
  } finally {
    opened.close();
    document.close();
  }
}

/** A law of so many pages, one article a page, some of them scanned. */
export async function longLaw(pages: number): Promise<Buffer> {
  const scans = new Map<number, Awaited<ReturnType<typeof scan>>>();
  for (const page of scannedPages) if (page <= pages) scans.set(page, await scan(page));
  return makePdf(
    Array.from({ length: pages }, (_, at) => {
      const picture = scans.get(at + 1);
      return picture ? { picture } : { lines: linesOf(at + 1) };
    }),
  );
}
