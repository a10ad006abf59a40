import { openPdf, openPdfPage, renderPdfPage } from '#core/documents/pdf-document.ts';
import { sharpOf } from '#core/documents/raster.ts';
import { makePdf } from '#core/documents/testing/make-pdf.ts';
import { leaning } from '#core/documents/testing/make-photo.ts';

const left = 70;

interface Row {
  text: string;
  y: number;
  x?: number;
  size?: number;
}

/** Label, colon and value in their columns, as letters are typed. */
function labelled(label: string, value: string, y: number): Row[] {
  return [
    { text: label, y },
    { text: ':', x: 140, y },
    { text: value, x: 152, y },
  ];
}

/** An invitation of an invented department; its words are what the reading has to find. */
export const letterOnPaper = {
  letterNumber: '400.7.13/218/DINKES/2026',
  letterDate: '2026-11-18',
  subject: 'Undangan Rapat Penurunan Stunting',
  eventDate: '2026-11-26',
  eventStart: '09:00',
} as const;

const rows: Row[] = [
  { text: 'PEMERINTAH KABUPATEN WANARAYA', x: 168, y: 60, size: 14 },
  { text: 'DINAS KESEHATAN', x: 222, y: 80, size: 16 },
  { text: 'Jalan Melati Nomor 12, Wanasari 45121, Telepon (0231) 445566', x: 140, y: 97, size: 9 },
  { text: 'Wanasari, 18 November 2026', x: 380, y: 135 },
  ...labelled('Nomor', letterOnPaper.letterNumber, 160),
  ...labelled('Sifat', 'Segera', 176),
  ...labelled('Lampiran', '1 (satu) berkas', 192),
  ...labelled('Hal', letterOnPaper.subject, 208),
  { text: 'Yth. Kepala Dinas Komunikasi dan Informatika', y: 245 },
  { text: 'Kabupaten Arunika', x: 94, y: 261 },
  { text: 'di', y: 277 },
  { text: 'Tempat', x: 94, y: 293 },
  { text: 'Sehubungan dengan percepatan penurunan stunting di daerah, kami mengundang', x: 100, y: 330 },
  { text: 'Saudara untuk hadir pada:', y: 346 },
  { text: 'hari, tanggal', x: 100, y: 372 },
  { text: ':  Kamis, 26 November 2026', x: 190, y: 372 },
  { text: 'pukul', x: 100, y: 388 },
  { text: ':  09.00 s.d. 11.30 WIB', x: 190, y: 388 },
  { text: 'tempat', x: 100, y: 404 },
  { text: ':  Aula Dinas Kesehatan', x: 190, y: 404 },
  { text: 'Demikian disampaikan, atas kehadiran Saudara kami ucapkan terima kasih.', x: 100, y: 440 },
  { text: 'Kepala Dinas Kesehatan', x: 340, y: 490 },
  { text: 'Kabupaten Wanaraya,', x: 340, y: 506 },
  { text: 'dr. Ratna Handayani, M.Kes.', x: 340, y: 570 },
  { text: 'NIP 19700101 199503 2 001', x: 340, y: 586 },
];

/** The letter as it comes from a scanner: 200 dpi, a little askew, as JPEG without any text. */
export async function scannedLetter(): Promise<Buffer> {
  const document = await openPdf(makePdf([{ lines: rows.map((row) => ({ x: left, ...row })) }]));
  try {
    const page = openPdfPage(document, 0)!;
    const raster = leaning(renderPdfPage(page, 1654, 2339), 0.6);
    page.close();
    return await sharpOf(raster).jpeg({ quality: 70 }).toBuffer();
  } finally {
    document.close();
  }
}
