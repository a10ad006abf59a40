import { describe, expect, it } from 'vitest';
import { viewLetter } from './letter-view.ts';
import { proposeSender, proposeSigner } from './sender.ts';
import { invitation } from './testing/sample-letter.ts';
import { typedPage } from './testing/typed-page.ts';

const HEAD = /^\n.*\n.*\n/;
const senderUnder = (...lines: string[]) =>
  proposeSender(
    viewLetter(
      invitation((text) =>
        text.replace(HEAD, `\n${lines.map((line) => `              ${line}`).join('\n')}\n`),
      ),
    ),
  )?.value;

describe('the sender of a letter', () => {
  it('is the unit and the region of the letterhead, vouched for by the signature', () => {
    expect(proposeSender(viewLetter(invitation()))).toMatchObject({
      value: 'Dinas Kesehatan Kabupaten Wanaraya',
      reason: 'letterhead-and-signature',
    });
  });

  it.each([
    [
      ['PEMERINTAH KABUPATEN WANARAYA', 'KECAMATAN MEKARJAYA', 'DESA SUMBER MAKMUR'],
      'Pemerintah Desa Sumber Makmur, Kecamatan Mekarjaya, Kabupaten Wanaraya',
    ],
    [
      ['PEMERINTAH KOTA TIRTAMAYA', 'KECAMATAN CEMPAKA', 'KELURAHAN RAWA INDAH'],
      'Kelurahan Rawa Indah, Kecamatan Cempaka, Kota Tirtamaya',
    ],
    [['PEMERINTAH KABUPATEN WANARAYA', 'KECAMATAN MEKARJAYA'], 'Kecamatan Mekarjaya, Kabupaten Wanaraya'],
    [
      ['KEMENTERIAN URUSAN WILAYAH', 'REPUBLIK INDONESIA', 'DIREKTORAT JENDERAL BINA WILAYAH'],
      'Kementerian Urusan Wilayah, Direktorat Jenderal Bina Wilayah',
    ],
    [
      ['PEMERINTAH PROVINSI NUSA TIMUR', 'BADAN KEPEGAWAIAN DAN PENGEMBANGAN', 'SUMBER DAYA MANUSIA'],
      'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Provinsi Nusa Timur',
    ],
    [
      ['PEMERINTAH KABUPATEN WANARAYA', 'DINAS PENDIDIKAN', 'SMP NEGERI 3 MEKARJAYA'],
      'SMP Negeri 3 Mekarjaya',
    ],
    [['BADAN PUSAT STATISTIK', 'KABUPATEN WANARAYA'], 'Badan Pusat Statistik Kabupaten Wanaraya'],
    [['BUPATI WANARAYA', 'PROVINSI NUSA TIMUR'], 'Bupati Wanaraya'],
    [['PT. MITRA SARANA TEKNOLOGI', 'Penyedia Barang dan Jasa'], 'PT Mitra Sarana Teknologi'],
    [
      ['KEPOLISIAN NEGARA REPUBLIK INDONESIA', 'RESOR WANARAYA', 'SEKTOR MEKARJAYA'],
      'Kepolisian Sektor Mekarjaya',
    ],
    [
      ['TENTARA NASIONAL INDONESIA ANGKATAN DARAT', 'KOMANDO DISTRIK MILITER 0712/WANARAYA'],
      'Komando Distrik Militer 0712/Wanaraya',
    ],
    [
      [
        'KEMENTERIAN PEMASYARAKATAN',
        'KANTOR WILAYAH NUSA TIMUR',
        'LEMBAGA PEMASYARAKATAN KELAS IIB WANARAYA',
      ],
      'Lembaga Pemasyarakatan Kelas IIB Wanaraya',
    ],
    [
      ['PERSATUAN GURU REPUBLIK INDONESIA', 'KABUPATEN WANARAYA'],
      'Persatuan Guru Republik Indonesia Kabupaten Wanaraya',
    ],
    [
      ['PEMERINTAH DESA SUMBER MAKMUR', 'KECAMATAN MEKARJAYA KABUPATEN WANARAYA'],
      'Pemerintah Desa Sumber Makmur, Kecamatan Mekarjaya, Kabupaten Wanaraya',
    ],
    [
      ['BADAN PEMERIKSA KEUANGAN REPUBLIK INDONESIA', 'PERWAKILAN PROVINSI NUSA TIMUR'],
      'Badan Pemeriksa Keuangan Perwakilan Provinsi Nusa Timur',
    ],
    [['BPJS KETENAGAKERJAAN', 'KANTOR CABANG WANARAYA'], 'BPJS Ketenagakerjaan Kantor Cabang Wanaraya'],
    [['PEMERINTAH KABUPATEN WANARAYA', 'D1NAS KESEHATAN'], 'Dinas Kesehatan Kabupaten Wanaraya'],
  ])('%j is %s', (lines, name) => {
    expect(senderUnder(...lines)).toBe(name);
  });

  it('is the agency of the post in Dari for a note without letterhead', () => {
    const note = typedPage(`
                               NOTA DINAS
Kepada  :  Sekretaris Daerah
Dari    :  Plt. Kepala Badan Pendapatan Daerah
Tanggal :  9 Maret 2026
Hal     :  Laporan Realisasi Pajak Daerah`);
    expect(proposeSender(viewLetter([note]))).toMatchObject({
      value: 'Badan Pendapatan Daerah',
      reason: 'from-line',
    });
  });

  it('is the person who signs a letter without letterhead', () => {
    const letter = typedPage(`
                                                   Wanasari, 3 Mei 2026
Hal  :  Pengaduan Jalan Rusak
Kepada Yth. Kepala Dinas Pekerjaan Umum

Dengan hormat, jalan di depan rumah saya rusak sejak bulan lalu dan belum diperbaiki.

                                             Hormat saya,



                                             Taufik Nugraha`);
    expect(proposeSender(viewLetter([letter]))?.value).toBe('Taufik Nugraha');
  });

  it('is signed by a name with a post', () => {
    const { name, position } = proposeSigner(viewLetter(invitation()));
    expect(name?.value).toBe('dr. Ratna Handayani, M.Kes.');
    expect(position?.value).toBe('Kepala Dinas Kesehatan, Kabupaten Wanaraya');
  });
});
