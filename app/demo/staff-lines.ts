import type { StaffColumnName } from '#modules/staff/contract/sheet-columns.ts';

/** An employee of the demo with a file: what a sheet of SIASN tells of them. Number, post and unit come from the story. */
export type StaffLine = { readonly key: string } & Readonly<Partial<Record<StaffColumnName, string>>>;

const structural = (level: string, tmt_jabatan: string) => ({
  jenis_jabatan: 'Jabatan Struktural',
  jenjang_jabatan: level,
  tmt_jabatan,
});
const functional = (level: string, tmt_jabatan: string) => ({
  jenis_jabatan: 'Jabatan Fungsional',
  jenjang_jabatan: level,
  tmt_jabatan,
});
const civil = (tmt_cpns: string, tmt_pns: string) => ({
  tmt_cpns,
  tmt_pns,
  nomor_sk_cpns: `813/${tmt_cpns.slice(0, 4)}/BKPSDM`,
  tanggal_sk_cpns: tmt_cpns,
  nomor_sk_pns: `821.13/${tmt_pns.slice(0, 4)}/BKPSDM`,
  tanggal_sk_pns: tmt_pns,
});
const graded = (
  golongan_awal: string,
  golongan: string,
  tmt_golongan: string,
  years: number,
  months: number,
) => ({
  ...{ golongan_awal, golongan, tmt_golongan },
  nomor_sk_golongan: `823.3/${tmt_golongan.slice(0, 4)}/BKPSDM`,
  tanggal_sk_golongan: tmt_golongan,
  masa_kerja_tahun: String(years),
  masa_kerja_bulan: String(months),
});
const studied = (tingkat_pendidikan: string, pendidikan: string, sekolah: string, tahun_lulus: number) => ({
  ...{ tingkat_pendidikan, pendidikan, sekolah },
  tahun_lulus: String(tahun_lulus),
});

/** Who has a file: a young functional official, heads on two levels, a clerk, one who retires soon, one on contract. */
export const staffLines: readonly StaffLine[] = [
  {
    key: 'staf-kominfo',
    ...{ tempat_lahir: 'Arunika', agama: 'Islam', status_kawin: 'Menikah', hp: '+62 812 0000 4471' },
    ...{ alamat: 'Jalan Kenanga 12, Arunika', npwp: '091234567890000', bpjs: '0001234567891' },
    ...civil('2019-03-01', '2020-04-01'),
    ...graded('III/a', 'III/a', '2019-03-01', 0, 0),
    ...functional('Ahli Pertama', '2021-01-04'),
    ...studied('S-1/Sarjana', 'Ilmu Komputer', 'Universitas Arunika', 2016),
  },
  {
    key: 'kabid-aptika',
    ...{ tempat_lahir: 'Tirtamaya', agama: 'Kristen', status_kawin: 'Menikah' },
    ...civil('2009-01-01', '2010-02-01'),
    ...graded('III/a', 'III/d', '2021-10-01', 12, 9),
    ...structural('Administrator', '2021-01-04'),
    ...{ eselon: 'III.b' },
    ...studied('S-2', 'Sistem Informasi', 'Universitas Arunika', 2015),
  },
  {
    key: 'kadis-kominfo',
    ...{ tempat_lahir: 'Arunika' },
    ...civil('2000-03-01', '2001-04-01'),
    ...graded('III/a', 'IV/b', '2020-04-01', 20, 1),
    ...structural('JPT Pratama', '2021-01-04'),
    ...{ eselon: 'II.b' },
    ...studied('S-3/Doktor', 'Ilmu Komputer', 'Universitas Arunika', 2013),
  },
  {
    key: 'tata-usaha',
    ...{ tempat_lahir: 'Arunika' },
    ...civil('2010-01-01', '2011-02-01'),
    ...graded('II/c', 'III/a', '2023-04-01', 13, 3),
    ...{ jenis_jabatan: 'Jabatan Pelaksana', tmt_jabatan: '2021-01-04' },
    ...studied('Diploma III/Sarjana Muda', 'Administrasi Perkantoran', 'Politeknik Arunika', 2009),
  },
  {
    key: 'sekda',
    ...{ tempat_lahir: 'Surakarta' },
    ...civil('1994-03-01', '1995-05-01'),
    ...graded('III/a', 'IV/d', '2022-04-01', 28, 1),
    ...structural('JPT Pratama', '2021-01-04'),
    ...{ eselon: 'II.a' },
    ...studied('S-2', 'Administrasi Publik', 'Universitas Arunika', 2005),
  },
  {
    key: 'staf-ikp',
    ...{ tempat_lahir: 'Arunika', tmt_cpns: '2023-06-01' },
    ...graded('IX', 'IX', '2023-06-01', 0, 0),
    ...functional('Ahli Pertama', '2023-06-01'),
    ...studied('S-1/Sarjana', 'Ilmu Komunikasi', 'Universitas Tirtamaya', 2018),
  },
];
