import { homographyBetween, type Point } from '../homography.ts';
import { openPdf, openPdfPage, renderPdfPage } from '../pdf-document.ts';
import type { Raster } from '../raster.ts';
import { warp } from '../warp.ts';
import { makePdf } from './make-pdf.ts';

/** A page of plain sentences, the same every time. */
export const sampleLines = [
  'PEMERINTAH KABUPATEN CONTOH',
  'Nomor : 005/123/2026',
  'Perihal : Undangan rapat koordinasi',
  'Dengan hormat kami sampaikan bahwa rapat koordinasi akan diselenggarakan',
  'pada hari Kamis tanggal tujuh belas September di ruang rapat lantai dua.',
  'Setiap peserta diminta membawa bahan tertulis serta daftar kehadiran yang',
  'telah ditandatangani oleh kepala bagian masing masing sebelum acara dimulai.',
  'Apabila berhalangan hadir harap memberitahukan kepada panitia paling lambat',
  'dua hari sebelum kegiatan berlangsung melalui telepon atau surat elektronik.',
  'Demikian disampaikan atas perhatian dan kehadirannya diucapkan terima kasih.',
  'Bahan paparan dapat diunduh pada laman resmi mulai tanggal sepuluh September.',
  'Kegiatan ini dibiayai dari anggaran pendapatan dan belanja daerah tahun berjalan.',
  'Hal yang belum jelas dapat ditanyakan langsung kepada sekretariat panitia.',
];

/** The sample page as it would come from a scanner. */
export async function samplePage(width = 1240, height = 1754): Promise<Raster> {
  const lines = sampleLines.map((text, i) => ({ text, x: 70, y: 90 + i * 34, size: 12 }));
  const document = await openPdf(
    makePdf([{ lines: [...lines, { text: 'Kepala Dinas', x: 380, y: 640, size: 12 }] }]),
  );
  const page = openPdfPage(document, 0)!;
  const raster = renderPdfPage(page, width, height);
  page.close();
  document.close();
  return raster;
}

/** Turned about its middle by any angle, corners white. */
export function leaning(raster: Raster, degrees: number): Raster {
  const { width, height } = raster;
  const angle = (-degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const x = width / 2;
  const y = height / 2;
  return warp(
    raster,
    [cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y, 0, 0, 1],
    width,
    height,
  );
}

/** Turned clockwise by quarters. */
export function turned(raster: Raster, quarters: number): Raster {
  let image = raster;
  for (let i = 0; i < quarters; i++) {
    const { width, height } = image;
    const toSource = [0, 1, 0, -1, 0, height, 0, 0, 1];
    image = warp(image, toSource, height, width);
  }
  return image;
}

/** Tables a sheet may lie on: brightness of every pixel. */
export type Table = (x: number, y: number) => number;
export const woodenTable: Table = (x, y) => 95 + 22 * Math.sin(y / 9 + Math.sin(x / 160) * 3);

/**
 * A photo of a sheet on a table: seen at an angle, lit from one side, with the shadow of a hand.
 * @param corners where the sheet's corners lie in the photo, as parts of it: top left, then clockwise
 */
export function photograph(sheet: Raster, corners: readonly Point[], table: Table = woodenTable): Raster {
  const width = 1800;
  const height = 2400;
  const inPhoto = corners.map((p) => ({ x: p.x * width, y: p.y * height }));
  const onSheet = [
    { x: 0, y: 0 },
    { x: sheet.width, y: 0 },
    { x: sheet.width, y: sheet.height },
    { x: 0, y: sheet.height },
  ];
  const toSheet = homographyBetween(inPhoto, onSheet)!;
  const seen = warp(sheet, toSheet, width, height);
  const black = { ...sheet, data: new Uint8Array(sheet.data.length) };
  const outside = warp(black, toSheet, width, height).data;
  const data = new Uint8Array(seen.data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const isTable = outside[at]! > 127;
      const lamp = 1 - 0.35 * (x / width);
      const shadow = Math.hypot(x - width * 0.9, y - height * 0.85) < height * 0.22 ? 0.6 : 1;
      for (let k = 0; k < 3; k++) {
        const level = isTable ? table(x, y) * (1 - k * 0.2) : seen.data[at + k]! * (0.94 - k * 0.03);
        data[at + k] = Math.min(255, level * lamp * shadow);
      }
    }
  }
  return { data, width, height };
}
