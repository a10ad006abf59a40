import type { HolderKind, PersonKind, PostKind, UnitKind } from '../../contract/shapes.ts';
import { choice, day, digits, email, phone, text, wholeNumber, yesOrNo } from './cell-readers.ts';
import type { Columns } from './sheet-table.ts';

export interface UnitValues {
  code: string;
  name: string;
  shortName: string;
  parentCode: string;
  kind: UnitKind;
  sortOrder: number;
  activeFrom: string;
}

export interface PostValues {
  code: string;
  name: string;
  unitCode: string;
  superiorCode: string;
  kind: PostKind;
  isHead: boolean;
  echelon: string;
  sortOrder: number;
  activeFrom: string;
}

export interface PersonValues {
  name: string;
  frontTitle: string;
  backTitle: string;
  kind: PersonKind;
  nip: string;
  nik: string;
  email: string;
  phone: string;
  grade: string;
  postCode: string;
  holderKind: HolderKind;
  startsOn: string;
  decreeNumber: string;
}

/** The words of SIASN and of everyday use. */
const unitKindWords: Readonly<Record<string, UnitKind>> = {
  instansi: 'agency',
  pimpinan: 'leadership',
  'sekretariat daerah': 'secretariat',
  sekretariat: 'secretariat',
  asisten: 'assistant',
  bagian: 'bureau',
  dinas: 'department',
  badan: 'department',
  inspektorat: 'department',
  bidang: 'division',
  irban: 'division',
  seksi: 'section',
  subbagian: 'section',
  'sub bagian': 'section',
  upt: 'technical-unit',
  uptd: 'technical-unit',
  kecamatan: 'district',
  kelurahan: 'village',
  lainnya: 'other',
};

const echelon = choice(
  Object.fromEntries(
    ['I', 'II', 'III', 'IV', 'V'].flatMap((tier) =>
      ['a', 'b'].map((half) => [`${tier} ${half}`.toLowerCase(), `${tier}.${half}`]),
    ),
  ),
);

export const unitColumns: Columns<UnitValues> = {
  code: { titles: ['kode', 'code', 'kode_unit'], required: true, read: text(40) },
  name: { titles: ['nama', 'name', 'nama_unit'], required: true, read: text(200) },
  shortName: { titles: ['nama_singkat', 'short_name', 'singkatan'], read: text(60) },
  parentCode: { titles: ['kode_induk', 'parent_code', 'induk'], required: true, read: text(40) },
  kind: { titles: ['jenis', 'kind'], required: true, read: choice(unitKindWords) },
  sortOrder: { titles: ['urutan', 'order'], read: wholeNumber },
  activeFrom: { titles: ['berlaku_mulai', 'active_from', 'tmt'], read: day },
};

export const postColumns: Columns<PostValues> = {
  code: { titles: ['kode', 'code', 'kode_jabatan'], required: true, read: text(40) },
  name: { titles: ['nama', 'name', 'jabatan', 'nama_jabatan'], required: true, read: text(200) },
  unitCode: { titles: ['kode_unit', 'unit_code', 'unit'], required: true, read: text(40) },
  superiorCode: { titles: ['kode_atasan', 'superior_code', 'atasan'], read: text(40) },
  kind: {
    titles: ['jenis', 'kind', 'jenis_jabatan'],
    required: true,
    read: choice<PostKind>({
      'pejabat negara': 'elected',
      struktural: 'structural',
      fungsional: 'functional',
      'fungsional tertentu': 'functional',
      pelaksana: 'executive',
      'fungsional umum': 'executive',
    }),
  },
  isHead: { titles: ['pimpinan', 'is_head', 'kepala'], read: yesOrNo },
  echelon: { titles: ['eselon', 'echelon'], read: echelon },
  sortOrder: { titles: ['urutan', 'order'], read: wholeNumber },
  activeFrom: { titles: ['berlaku_mulai', 'active_from', 'tmt'], read: day },
};

export const personColumns: Columns<PersonValues> = {
  name: { titles: ['nama', 'name'], required: true, read: text(120) },
  frontTitle: { titles: ['gelar_depan', 'front_title'], read: text(60) },
  backTitle: { titles: ['gelar_belakang', 'back_title'], read: text(120) },
  kind: {
    titles: ['jenis', 'kind', 'jenis_pegawai'],
    required: true,
    read: choice<PersonKind>({ pns: 'pns', cpns: 'pns', pppk: 'pppk', lainnya: 'other', other: 'other' }),
  },
  nip: { titles: ['nip', 'nip_baru', 'ni_pppk'], read: digits(18, 'organization.nip-invalid') },
  nik: { titles: ['nik'], read: digits(16, 'organization.nik-invalid') },
  email: { titles: ['surel', 'email', 'e_mail'], read: email },
  phone: { titles: ['telepon', 'phone', 'hp'], read: phone },
  grade: { titles: ['golongan', 'grade', 'gol'], read: text(10) },
  postCode: { titles: ['kode_jabatan', 'post_code'], read: text(40) },
  holderKind: {
    titles: ['status_jabatan', 'holder_kind'],
    read: choice<HolderKind>({ definitif: 'definitive', plt: 'plt', plh: 'plh', pj: 'pj', pjs: 'pjs' }),
  },
  startsOn: { titles: ['mulai', 'starts_on', 'tmt_jabatan'], read: day },
  decreeNumber: { titles: ['nomor_sk', 'decree_number', 'no_sk'], read: text(100) },
};
