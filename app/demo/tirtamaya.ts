import { officeRoles } from '../office-roles.ts';
import type { AgencyStory } from './story.ts';

const clerk = { kind: 'executive' } as const;

/** Kabupaten Tirtamaya: the neighbour, in another zone, that must see nothing of Arunika. */
export const tirtamaya: AgencyStory = {
  code: 'tirtamaya',
  name: 'Pemerintah Kabupaten Tirtamaya',
  shortName: 'Kabupaten Tirtamaya',
  zone: 'Asia/Makassar',
  from: '2025-01-02',
  mailDomain: 'tirtamayakab.example',
  units: [
    ['setda', null, 'Sekretariat Daerah', 'Setda', 'secretariat'],
    ['umum', 'setda', 'Bagian Umum', 'Bagian Umum', 'bureau'],
  ],
  // biome-ignore format: a table is read line by line
  posts: [
    { key: 'sekda-tirtamaya', unit: 'setda', superior: null, name: 'Sekretaris Daerah', kind: 'structural', head: true, echelon: 'II.a' },
    { key: 'kabag-umum-tirtamaya', unit: 'umum', superior: 'sekda-tirtamaya', name: 'Kepala Bagian Umum', kind: 'structural', head: true, echelon: 'III.a' },
    { key: 'tata-usaha-tirtamaya', unit: 'umum', superior: 'kabag-umum-tirtamaya', name: 'Pengelola Tata Usaha', ...clerk },
    { key: 'staf-tirtamaya', unit: 'umum', superior: 'kabag-umum-tirtamaya', name: 'Pengadministrasi Umum', ...clerk },
  ],
  // biome-ignore format: a table is read line by line
  people: [
    { key: 'sekda-tirtamaya', name: 'Muhammad Yusuf Daeng', front: 'Drs.', back: 'M.Si.', kind: 'pns', born: '1970-12-09', sex: 'L', since: '1996-03', grade: 'IV/d' },
    { key: 'kabag-umum-tirtamaya', name: 'Sarce Lande', back: 'S.E.', kind: 'pns', born: '1980-09-18', sex: 'P', since: '2006-01', grade: 'IV/a' },
    { key: 'tata-usaha-tirtamaya', name: 'Hasna', kind: 'pns', born: '1989-03-07', sex: 'P', since: '2014-01', grade: 'II/d' },
    { key: 'staf-tirtamaya', name: 'Iwan Toding', kind: 'pppk', born: '1995-11-01', sex: 'L', since: '2023', grade: 'VII', shownAs: 'Staf Kabupaten Tirtamaya' },
    { key: 'admin-tirtamaya', name: 'Abdul Rauf', back: 'S.Kom.', kind: 'pns', born: '1991-08-22', sex: 'L', since: '2018-03', grade: 'III/b', shownAs: 'Admin Kabupaten Tirtamaya' },
  ],
  administrator: {
    key: 'admin-tirtamaya',
    unit: 'umum',
    superior: 'kabag-umum-tirtamaya',
    postName: 'Administrator Aplikasi Pendopo',
  },
  roles: officeRoles,
  rights: [
    ['sekda-tirtamaya', 'Pimpinan', 'tirtamaya'],
    ['kabag-umum-tirtamaya', 'Pimpinan', 'umum'],
    ['tata-usaha-tirtamaya', 'Tata usaha', 'setda'],
    ['staf-tirtamaya', 'Staf', 'umum'],
  ],
  acting: [],
  secretaries: [],
};
