/** A column of the sheet of employees, named as exports of SIASN name it. */
export interface StaffColumn {
  readonly name: string;
  readonly kind: 'text' | 'day' | 'number';
  /** Of the private part of the file. */
  readonly isPrivate?: true;
  /** Told by the organization (people, accounts): written by the export, passed over by the import. */
  readonly given?: true;
}

const text = <const N extends string>(name: N) => ({ name, kind: 'text' }) as const;
const day = <const N extends string>(name: N) => ({ name, kind: 'day' }) as const;
const number = <const N extends string>(name: N) => ({ name, kind: 'number' }) as const;
const given = <const N extends string>(name: N) => ({ name, kind: 'text', given: true }) as const;
const secret = <const N extends string>(name: N) => ({ name, kind: 'text', isPrivate: true }) as const;

/** All columns in the order of the export. */
export const staffColumns = [
  text('pns_id'),
  text('nip_baru'),
  text('nip_lama'),
  given('nama'),
  given('jenis_pegawai'),
  text('tempat_lahir'),
  day('tanggal_lahir'),
  text('jenis_kelamin'),
  secret('agama'),
  secret('status_kawin'),
  secret('hp'),
  secret('email'),
  secret('alamat'),
  secret('npwp'),
  secret('bpjs'),
  text('kedudukan_hukum'),
  day('tmt_kedudukan_hukum'),
  text('status_cpns_pns'),
  text('kartu_asn'),
  text('nomor_sk_cpns'),
  day('tanggal_sk_cpns'),
  day('tmt_cpns'),
  text('nomor_sk_pns'),
  day('tanggal_sk_pns'),
  day('tmt_pns'),
  text('golongan_awal'),
  text('golongan'),
  day('tmt_golongan'),
  text('nomor_sk_golongan'),
  day('tanggal_sk_golongan'),
  number('masa_kerja_tahun'),
  number('masa_kerja_bulan'),
  text('jenis_jabatan'),
  text('jenjang_jabatan'),
  text('eselon'),
  text('jabatan'),
  day('tmt_jabatan'),
  text('nomor_sk_jabatan'),
  day('tanggal_sk_jabatan'),
  text('unor'),
  text('tingkat_pendidikan'),
  text('pendidikan'),
  text('sekolah'),
  number('tahun_lulus'),
  text('kpkn'),
  text('lokasi_kerja'),
  text('instansi_induk'),
  text('instansi_kerja'),
  text('satuan_kerja'),
] as const satisfies readonly StaffColumn[];
export type StaffColumnName = (typeof staffColumns)[number]['name'];

/** Those of the private part. */
export const privateColumns: readonly StaffColumnName[] = staffColumns
  .filter((column: StaffColumn) => column.isPrivate)
  .map(({ name }) => name);
