import { officeRoles } from '../office-roles.ts';
import { arunikaPeople } from './arunika-people.ts';
import type { ActingLine, AgencyStory, PostLine, RightLine, SecretaryLine, UnitLine } from './story.ts';

const units: readonly UnitLine[] = [
  ['kdh', null, 'Bupati dan Wakil Bupati', 'KDH', 'leadership'],
  ['setda', null, 'Sekretariat Daerah', 'Setda', 'secretariat'],
  ['asda-1', 'setda', 'Asisten Pemerintahan dan Kesejahteraan Rakyat', 'Asisten I', 'assistant'],
  ['hukum', 'asda-1', 'Bagian Hukum', 'Bagian Hukum', 'bureau'],
  ['asda-2', 'setda', 'Asisten Perekonomian dan Pembangunan', 'Asisten II', 'assistant'],
  ['asda-3', 'setda', 'Asisten Administrasi Umum', 'Asisten III', 'assistant'],
  ['umum', 'asda-3', 'Bagian Umum', 'Bagian Umum', 'bureau'],
  ['organisasi', 'asda-3', 'Bagian Organisasi', 'Bagian Organisasi', 'bureau'],
  ['inspektorat', null, 'Inspektorat Daerah', 'Inspektorat', 'department'],
  ['inspektorat-set', 'inspektorat', 'Sekretariat Inspektorat', 'Sekretariat', 'secretariat'],
  ['kominfo', null, 'Dinas Komunikasi dan Informatika', 'Diskominfo', 'department'],
  ['kominfo-set', 'kominfo', 'Sekretariat Diskominfo', 'Sekretariat', 'secretariat'],
  ['kominfo-ikp', 'kominfo', 'Bidang Informasi dan Komunikasi Publik', 'Bidang IKP', 'division'],
  ['kominfo-aptika', 'kominfo', 'Bidang Aplikasi Informatika', 'Bidang Aptika', 'division'],
  ['kominfo-sandi', 'kominfo', 'Bidang Persandian dan Statistik', 'Bidang Persandian', 'division'],
  ['dinkes', null, 'Dinas Kesehatan', 'Dinkes', 'department'],
  ['dinkes-set', 'dinkes', 'Sekretariat Dinkes', 'Sekretariat', 'secretariat'],
  ['dinkes-kesmas', 'dinkes', 'Bidang Kesehatan Masyarakat', 'Bidang Kesmas', 'division'],
  ['dinkes-yankes', 'dinkes', 'Bidang Pelayanan Kesehatan', 'Bidang Yankes', 'division'],
  ['disdik', null, 'Dinas Pendidikan', 'Disdik', 'department'],
  ['disdik-set', 'disdik', 'Sekretariat Disdik', 'Sekretariat', 'secretariat'],
  ['disdik-sd', 'disdik', 'Bidang Pembinaan Sekolah Dasar', 'Bidang SD', 'division'],
  ['disdik-smp', 'disdik', 'Bidang Pembinaan Sekolah Menengah Pertama', 'Bidang SMP', 'division'],
  ['disarpus', null, 'Dinas Kearsipan dan Perpustakaan', 'Disarpus', 'department'],
  ['disarpus-set', 'disarpus', 'Sekretariat Disarpus', 'Sekretariat', 'secretariat'],
  ['disarpus-arsip', 'disarpus', 'Bidang Kearsipan', 'Bidang Kearsipan', 'division'],
  ['dpmptsp', null, 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', 'DPMPTSP', 'department'],
  ['dpmptsp-set', 'dpmptsp', 'Sekretariat DPMPTSP', 'Sekretariat', 'secretariat'],
  ['dpmptsp-izin', 'dpmptsp', 'Bidang Pelayanan Perizinan', 'Bidang Perizinan', 'division'],
  ['bkpsdm', null, 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 'BKPSDM', 'department'],
  ['bkpsdm-set', 'bkpsdm', 'Sekretariat BKPSDM', 'Sekretariat', 'secretariat'],
  ['bkpsdm-mutasi', 'bkpsdm', 'Bidang Mutasi dan Promosi', 'Bidang Mutasi', 'division'],
];

const elected = { kind: 'elected' } as const;
const head = (echelon: string) => ({ kind: 'structural', head: true, echelon }) as const;
const expert = { kind: 'functional' } as const;
const clerk = { kind: 'executive' } as const;

// biome-ignore format: a table is read line by line
const posts: readonly PostLine[] = [
  { key: 'bupati', unit: 'kdh', superior: null, name: 'Bupati Arunika', ...elected, head: true },
  { key: 'wakil-bupati', unit: 'kdh', superior: 'bupati', name: 'Wakil Bupati Arunika', ...elected },
  { key: 'sekda', unit: 'setda', superior: 'bupati', name: 'Sekretaris Daerah', ...head('II.a') },
  { key: 'asisten-1', unit: 'asda-1', superior: 'sekda', name: 'Asisten Pemerintahan dan Kesejahteraan Rakyat', ...head('II.b') },
  { key: 'asisten-2', unit: 'asda-2', superior: 'sekda', name: 'Asisten Perekonomian dan Pembangunan', ...head('II.b') },
  { key: 'asisten-3', unit: 'asda-3', superior: 'sekda', name: 'Asisten Administrasi Umum', ...head('II.b') },
  { key: 'kabag-hukum', unit: 'hukum', superior: 'asisten-1', name: 'Kepala Bagian Hukum', ...head('III.a') },
  { key: 'jf-hukum', unit: 'hukum', superior: 'kabag-hukum', name: 'Perancang Peraturan Perundang-undangan Ahli Muda', ...expert },
  { key: 'kabag-umum', unit: 'umum', superior: 'asisten-3', name: 'Kepala Bagian Umum', ...head('III.a') },
  { key: 'adc-bupati', unit: 'umum', superior: 'kabag-umum', name: 'Ajudan Bupati', ...clerk },
  { key: 'sekretaris-sekda', unit: 'umum', superior: 'kabag-umum', name: 'Sekretaris Pimpinan', ...clerk },
  { key: 'tata-usaha-setda', unit: 'umum', superior: 'kabag-umum', name: 'Pengelola Tata Usaha Setda', ...clerk },
  { key: 'kabag-organisasi', unit: 'organisasi', superior: 'asisten-3', name: 'Kepala Bagian Organisasi', ...head('III.a') },
  { key: 'analis-organisasi', unit: 'organisasi', superior: 'kabag-organisasi', name: 'Analis Kebijakan Ahli Muda', ...expert },

  { key: 'inspektur', unit: 'inspektorat', superior: 'sekda', name: 'Inspektur Daerah', ...head('II.b') },
  { key: 'sekretaris-inspektorat', unit: 'inspektorat-set', superior: 'inspektur', name: 'Sekretaris Inspektorat', ...head('III.a') },
  { key: 'tata-usaha-inspektorat', unit: 'inspektorat-set', superior: 'sekretaris-inspektorat', name: 'Pengelola Tata Usaha Inspektorat', ...clerk },
  { key: 'auditor', unit: 'inspektorat', superior: 'inspektur', name: 'Auditor Ahli Muda', ...expert },

  { key: 'kadis-kominfo', unit: 'kominfo', superior: 'sekda', name: 'Kepala Dinas Komunikasi dan Informatika', ...head('II.b') },
  { key: 'sekdis-kominfo', unit: 'kominfo-set', superior: 'kadis-kominfo', name: 'Sekretaris Diskominfo', ...head('III.a') },
  { key: 'tata-usaha', unit: 'kominfo-set', superior: 'sekdis-kominfo', name: 'Pengelola Tata Usaha Diskominfo', ...clerk },
  { key: 'kabid-ikp', unit: 'kominfo-ikp', superior: 'kadis-kominfo', name: 'Kepala Bidang Informasi dan Komunikasi Publik', ...head('III.b') },
  { key: 'staf-ikp', unit: 'kominfo-ikp', superior: 'kabid-ikp', name: 'Pranata Humas Ahli Pertama', ...expert },
  { key: 'kabid-aptika', unit: 'kominfo-aptika', superior: 'kadis-kominfo', name: 'Kepala Bidang Aplikasi Informatika', ...head('III.b') },
  { key: 'staf-kominfo', unit: 'kominfo-aptika', superior: 'kabid-aptika', name: 'Pranata Komputer Ahli Pertama', ...expert },
  { key: 'staf-aptika-2', unit: 'kominfo-aptika', superior: 'kabid-aptika', name: 'Pranata Komputer Terampil', ...expert },
  { key: 'kabid-persandian', unit: 'kominfo-sandi', superior: 'kadis-kominfo', name: 'Kepala Bidang Persandian dan Statistik', ...head('III.b') },
  { key: 'sandiman', unit: 'kominfo-sandi', superior: 'kabid-persandian', name: 'Sandiman Ahli Muda', ...expert },
  { key: 'statistisi', unit: 'kominfo-sandi', superior: 'kabid-persandian', name: 'Statistisi Ahli Pertama', ...expert },

  { key: 'kadis-kesehatan', unit: 'dinkes', superior: 'sekda', name: 'Kepala Dinas Kesehatan', ...head('II.b') },
  { key: 'sekdis-kesehatan', unit: 'dinkes-set', superior: 'kadis-kesehatan', name: 'Sekretaris Dinkes', ...head('III.a') },
  { key: 'tata-usaha-dinkes', unit: 'dinkes-set', superior: 'sekdis-kesehatan', name: 'Pengelola Tata Usaha Dinkes', ...clerk },
  { key: 'kabid-kesmas', unit: 'dinkes-kesmas', superior: 'kadis-kesehatan', name: 'Kepala Bidang Kesehatan Masyarakat', ...head('III.b') },
  { key: 'staf-kesmas', unit: 'dinkes-kesmas', superior: 'kabid-kesmas', name: 'Epidemiolog Kesehatan Ahli Pertama', ...expert },
  { key: 'kabid-yankes', unit: 'dinkes-yankes', superior: 'kadis-kesehatan', name: 'Kepala Bidang Pelayanan Kesehatan', ...head('III.b') },
  { key: 'staf-yankes', unit: 'dinkes-yankes', superior: 'kabid-yankes', name: 'Administrator Kesehatan Ahli Pertama', ...expert },

  { key: 'kadis-pendidikan', unit: 'disdik', superior: 'sekda', name: 'Kepala Dinas Pendidikan', ...head('II.b') },
  { key: 'sekdis-pendidikan', unit: 'disdik-set', superior: 'kadis-pendidikan', name: 'Sekretaris Disdik', ...head('III.a') },
  { key: 'tata-usaha-disdik', unit: 'disdik-set', superior: 'sekdis-pendidikan', name: 'Pengelola Tata Usaha Disdik', ...clerk },
  { key: 'kabid-sd', unit: 'disdik-sd', superior: 'kadis-pendidikan', name: 'Kepala Bidang Pembinaan Sekolah Dasar', ...head('III.b') },
  { key: 'staf-sd', unit: 'disdik-sd', superior: 'kabid-sd', name: 'Pengelola Data Kesiswaan', ...clerk },
  { key: 'kabid-smp', unit: 'disdik-smp', superior: 'kadis-pendidikan', name: 'Kepala Bidang Pembinaan Sekolah Menengah Pertama', ...head('III.b') },
  { key: 'staf-smp', unit: 'disdik-smp', superior: 'kabid-smp', name: 'Pengelola Data Kurikulum', ...clerk },

  { key: 'kadis-arsip', unit: 'disarpus', superior: 'sekda', name: 'Kepala Dinas Kearsipan dan Perpustakaan', ...head('II.b') },
  { key: 'sekdis-arsip', unit: 'disarpus-set', superior: 'kadis-arsip', name: 'Sekretaris Disarpus', ...head('III.a') },
  { key: 'tata-usaha-disarpus', unit: 'disarpus-set', superior: 'sekdis-arsip', name: 'Pengelola Tata Usaha Disarpus', ...clerk },
  { key: 'kabid-kearsipan', unit: 'disarpus-arsip', superior: 'kadis-arsip', name: 'Kepala Bidang Kearsipan', ...head('III.b') },
  { key: 'arsiparis', unit: 'disarpus-arsip', superior: 'kabid-kearsipan', name: 'Arsiparis Ahli Muda', ...expert },
  { key: 'arsiparis-2', unit: 'disarpus-arsip', superior: 'kabid-kearsipan', name: 'Arsiparis Terampil', ...expert },

  { key: 'kadis-dpmptsp', unit: 'dpmptsp', superior: 'sekda', name: 'Kepala DPMPTSP', ...head('II.b') },
  { key: 'sekdis-dpmptsp', unit: 'dpmptsp-set', superior: 'kadis-dpmptsp', name: 'Sekretaris DPMPTSP', ...head('III.a') },
  { key: 'tata-usaha-dpmptsp', unit: 'dpmptsp-set', superior: 'sekdis-dpmptsp', name: 'Pengelola Tata Usaha DPMPTSP', ...clerk },
  { key: 'kabid-perizinan', unit: 'dpmptsp-izin', superior: 'kadis-dpmptsp', name: 'Kepala Bidang Pelayanan Perizinan', ...head('III.b') },
  { key: 'petugas-layanan', unit: 'dpmptsp-izin', superior: 'kabid-perizinan', name: 'Petugas Layanan Loket 1', ...clerk },
  { key: 'petugas-layanan-2', unit: 'dpmptsp-izin', superior: 'kabid-perizinan', name: 'Petugas Layanan Loket 2', ...clerk },

  { key: 'kaban-bkpsdm', unit: 'bkpsdm', superior: 'sekda', name: 'Kepala BKPSDM', ...head('II.b') },
  { key: 'sekban-bkpsdm', unit: 'bkpsdm-set', superior: 'kaban-bkpsdm', name: 'Sekretaris BKPSDM', ...head('III.a') },
  { key: 'tata-usaha-bkpsdm', unit: 'bkpsdm-set', superior: 'sekban-bkpsdm', name: 'Pengelola Tata Usaha BKPSDM', ...clerk },
  { key: 'kabid-mutasi', unit: 'bkpsdm-mutasi', superior: 'kaban-bkpsdm', name: 'Kepala Bidang Mutasi dan Promosi', ...head('III.b') },
  { key: 'analis-sdm', unit: 'bkpsdm-mutasi', superior: 'kabid-mutasi', name: 'Analis SDM Aparatur Ahli Pertama', ...expert },
];

/** The clerk of each office and the office whose letters they register; that of Setda also serves the bupati. */
const registries: readonly RightLine[] = [
  ['tata-usaha-setda', 'Tata usaha', 'setda'],
  ['tata-usaha-setda', 'Tata usaha', 'kdh'],
  ['tata-usaha-inspektorat', 'Tata usaha', 'inspektorat'],
  ['tata-usaha', 'Tata usaha', 'kominfo'],
  ['tata-usaha-dinkes', 'Tata usaha', 'dinkes'],
  ['tata-usaha-disdik', 'Tata usaha', 'disdik'],
  ['tata-usaha-disarpus', 'Tata usaha', 'disarpus'],
  ['tata-usaha-dpmptsp', 'Tata usaha', 'dpmptsp'],
  ['tata-usaha-bkpsdm', 'Tata usaha', 'bkpsdm'],
];

/** Who leads a unit leads it with all below; bupati, deputy and sekda lead the regency. */
const leaders: readonly RightLine[] = posts
  .filter((post) => post.head || post.key === 'wakil-bupati')
  .flatMap((post) => {
    const unit = ['bupati', 'wakil-bupati', 'sekda'].includes(post.key) ? 'arunika' : post.unit;
    return [
      [post.key, 'Pimpinan', unit],
      [post.key, 'Cuti bawahan', unit],
    ] satisfies RightLine[];
  });

/** Who answers for the numbers of each registry. */
const registryHeads: readonly RightLine[] = [
  ['kabag-umum', 'Kepala tata usaha', 'setda'],
  ['kabag-umum', 'Kepala tata usaha', 'kdh'],
  ['sekretaris-inspektorat', 'Kepala tata usaha', 'inspektorat'],
  ['sekdis-kominfo', 'Kepala tata usaha', 'kominfo'],
  ['sekdis-kesehatan', 'Kepala tata usaha', 'dinkes'],
  ['sekdis-pendidikan', 'Kepala tata usaha', 'disdik'],
  ['sekdis-arsip', 'Kepala tata usaha', 'disarpus'],
  ['sekdis-dpmptsp', 'Kepala tata usaha', 'dpmptsp'],
  ['sekban-bkpsdm', 'Kepala tata usaha', 'bkpsdm'],
];

const others: readonly RightLine[] = [
  ['arsiparis', 'Arsiparis', 'disarpus'],
  ['arsiparis-2', 'Arsiparis', 'disarpus-arsip'],
  ['arsiparis', 'Unit kearsipan', 'arunika'],
  ['arsiparis-2', 'Unit kearsipan', 'arunika'],
  ['kabid-kearsipan', 'Unit kearsipan', 'arunika'],
  ['kaban-bkpsdm', 'Pengelola kepegawaian', 'arunika'],
  ['analis-sdm', 'Pengelola kepegawaian', 'arunika'],
  ['bupati', 'Akses darurat arsip', 'arunika'],
  ['kabid-kearsipan', 'Akses darurat arsip', 'arunika'],
  ['bupati', 'Penyusutan arsip', 'arunika'],
  ['sekdis-arsip', 'Penyusutan arsip', 'arunika'],
  ['petugas-layanan', 'Petugas layanan', 'dpmptsp'],
  ['petugas-layanan-2', 'Petugas layanan', 'dpmptsp'],
  ...posts
    .filter((post) => /^(staf|jf|analis|auditor|sandiman|statistisi)/.test(post.key))
    .map((post): RightLine => [post.key, 'Staf', post.unit]),
];

/** The head of education retired; the head of public health is at a training. */
const acting: readonly ActingLine[] = [
  {
    post: 'kadis-pendidikan',
    person: 'asisten-1',
    kind: 'plt',
    startsDaysAgo: 40,
    endsInDays: null,
    decree: '800.1.3.3/412/BKPSDM',
  },
  {
    post: 'kabid-kesmas',
    person: 'kabid-yankes',
    kind: 'plh',
    startsDaysAgo: 2,
    endsInDays: 12,
    decree: '800.1.11.1/97/Dinkes',
  },
];

const secretaries: readonly SecretaryLine[] = [
  { post: 'bupati', person: 'adc-bupati' },
  { post: 'sekda', person: 'sekretaris-sekda' },
];

/** Kabupaten Arunika: a regency that does not exist. */
export const arunika: AgencyStory = {
  code: 'arunika',
  name: 'Pemerintah Kabupaten Arunika',
  shortName: 'Kabupaten Arunika',
  zone: 'Asia/Jakarta',
  from: '2021-01-04',
  mailDomain: 'arunikakab.example',
  units,
  posts,
  people: arunikaPeople,
  administrator: {
    key: 'admin',
    unit: 'kominfo-aptika',
    superior: 'kabid-aptika',
    postName: 'Administrator Aplikasi Pendopo',
  },
  roles: officeRoles,
  rights: [...leaders, ...registries, ...registryHeads, ...others],
  acting,
  secretaries,
};
