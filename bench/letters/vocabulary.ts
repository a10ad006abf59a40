import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#core/db/project-root.ts';

/** How office letters begin their subject; the more common ones stand first. */
export const openings = [
  'Undangan rapat koordinasi',
  'Permohonan data',
  'Penyampaian laporan',
  'Undangan sosialisasi',
  'Permohonan narasumber',
  'Pemberitahuan jadwal',
  'Permohonan bantuan',
  'Tindak lanjut hasil pemeriksaan',
  'Undangan bimbingan teknis',
  'Penyampaian dokumen',
  'Permohonan rekomendasi',
  'Laporan pelaksanaan kegiatan',
  'Permohonan izin penggunaan aula',
  'Usulan penetapan',
  'Edaran tentang',
  'Penunjukan peserta',
  'Permintaan keterangan',
  'Konfirmasi kehadiran pada',
  'Klarifikasi atas pengaduan',
  'Perpanjangan kerja sama',
];

const offices = [
  'Dinas Kesehatan',
  'Dinas Pendidikan',
  'Dinas Sosial',
  'Dinas Perhubungan',
  'Dinas Pertanian',
  'Dinas Lingkungan Hidup',
  'Dinas Komunikasi dan Informatika',
  'Badan Kepegawaian Daerah',
  'Badan Perencanaan Pembangunan Daerah',
  'Inspektorat',
  'Sekretariat DPRD',
  'Badan Pendapatan Daerah',
  'Rumah Sakit Umum Daerah',
  'Kantor Pertanahan',
  'Kejaksaan Negeri',
  'Badan Pusat Statistik',
  'Kantor Kementerian Agama',
  'Komisi Pemilihan Umum',
  'Puskesmas',
  'SMA Negeri 1',
];

const regions = [
  'Tirtamaya',
  'Arunika',
  'Sagara',
  'Wanasari',
  'Kertabumi',
  'Banyuasri',
  'Girimulya',
  'Sukaratu',
  'Palasari',
  'Cemara',
  'Lembayung',
  'Mandala',
  'Purwasari',
  'Rancabali',
  'Sindangjaya',
  'Tanjungsari',
  'Ujungbatu',
  'Warudoyong',
  'Yogaswara',
  'Ciparay',
];

/** Who writes to a regency, skewed by their place in the list when letters are made. */
export const senders = offices.flatMap((office) => regions.map((region) => `${office} Kabupaten ${region}`));

/** What letters are about: the titles of the classification codes. */
export function topics(): string[] {
  const file = path.join(projectRoot(), 'modules/archive/data/classification-codes.csv');
  const titles = readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) =>
      /^[\d.]+,[\d.]*,\d+,("(?:[^"]|"")*"|[^,]*)/.exec(line)?.[1]?.replaceAll('"', '').toLowerCase(),
    )
    .filter((title) => title !== undefined && title.length > 3 && title.length < 80);
  return [...new Set(titles as string[])];
}
