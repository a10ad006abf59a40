/** A dossier of years ago, as the records unit of Arunika finds it today. */
export interface OldDossier {
  key: string;
  unit: string;
  /** Who filed it. */
  clerk: string;
  code: string;
  title: string;
  /** Days before today on which it was closed. */
  closedDaysAgo: number;
  records: readonly string[];
  /** The box it lies in. */
  box?: string;
}

/** Long enough ago that one year of use and one in the store, each to the end of a year, are over. */
const over = 1_340;
/** The years of use are over, those in the store are not. */
const toTransfer = 1_200;

// biome-ignore format: a table is read line by line
export const oldDossiers: readonly OldDossier[] = [
  { key: 'telepon', unit: 'kominfo', clerk: 'tata-usaha', code: '000.1.1', title: 'Langganan telepon kantor 2022', closedDaysAgo: over, records: ['Perjanjian berlangganan telepon', 'Tagihan telepon triwulan I sampai IV'], box: 'Boks 01' },
  { key: 'parkir', unit: 'kominfo', clerk: 'tata-usaha', code: '000.1.11', title: 'Pengelolaan parkir kendaraan dinas', closedDaysAgo: over + 20, records: ['Daftar stiker parkir', 'Berita acara serah terima kartu parkir'], box: 'Boks 01' },
  { key: 'seragam', unit: 'kominfo', clerk: 'tata-usaha', code: '000.1.12', title: 'Pakaian dinas petugas kebersihan', closedDaysAgo: over + 40, records: ['Daftar ukuran pakaian', 'Tanda terima pakaian dinas'], box: 'Boks 01' },
  { key: 'taman', unit: 'kominfo', clerk: 'tata-usaha', code: '000.1.8.6', title: 'Kebersihan gedung dan taman', closedDaysAgo: over + 60, records: ['Jadwal kebersihan', 'Laporan bulanan kebersihan'], box: 'Boks 02' },
  { key: 'evaluasi', unit: 'kominfo', clerk: 'tata-usaha', code: '500.12.19', title: 'Evaluasi layanan komunikasi', closedDaysAgo: over + 80, records: ['Instrumen evaluasi', 'Rekapitulasi jawaban responden'], box: 'Boks 02' },
  { key: 'pengujian', unit: 'kominfo', clerk: 'tata-usaha', code: '000.6.5.4', title: 'Pengujian sistem sandi', closedDaysAgo: over + 100, records: ['Rencana pengujian', 'Laporan pengujian sistem'], box: 'Boks 02' },
  { key: 'telepon-dinkes', unit: 'dinkes', clerk: 'tata-usaha-dinkes', code: '000.1.1', title: 'Langganan telepon puskesmas', closedDaysAgo: over, records: ['Tagihan telepon puskesmas'], box: 'Boks 03' },
  { key: 'akuisisi', unit: 'disarpus', clerk: 'tata-usaha-disarpus', code: '000.5.9.1', title: 'Akuisisi arsip pembentukan kabupaten', closedDaysAgo: over, records: ['Berita acara verifikasi', 'Daftar arsip pembentukan kabupaten'], box: 'Boks 03' },
  { key: 'aplikasi', unit: 'kominfo', clerk: 'tata-usaha', code: '500.12.6.5', title: 'Aplikasi layanan publik generasi pertama', closedDaysAgo: toTransfer, records: ['Dokumen rancangan aplikasi', 'Laporan pemeliharaan aplikasi'] },
  { key: 'jaringan', unit: 'kominfo', clerk: 'tata-usaha', code: '500.12.15.1', title: 'Jaringan antarkantor', closedDaysAgo: toTransfer + 30, records: ['Peta jaringan', 'Laporan gangguan jaringan'] },
];

/** Where things lie in the store: what stands in what. */
// biome-ignore format: a table is read line by line
export const oldPlaces = [
  { name: 'Depo Arsip Disarpus', kind: 'room', inside: null },
  { name: 'Ruang Arsip Vital', kind: 'room', inside: null },
  { name: 'Rak A', kind: 'shelf', inside: 'Depo Arsip Disarpus' },
  { name: 'Baris 1', kind: 'row', inside: 'Rak A' },
  { name: 'Boks 01', kind: 'box', inside: 'Baris 1', capacity: 10 },
  { name: 'Boks 02', kind: 'box', inside: 'Baris 1', capacity: 10 },
  { name: 'Boks 03', kind: 'box', inside: 'Baris 1', capacity: 2 },
] as const;
