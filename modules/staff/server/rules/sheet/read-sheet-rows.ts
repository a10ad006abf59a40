import {
  type CellReader,
  choiceCell,
  dayCell,
  readTable,
  type Sheet,
  textCell,
} from '#modules/organization/server/organization.api.ts';
import { type StaffColumnName, staffColumns } from '../../../contract/sheet-columns.ts';
import {
  echelonWords,
  educationWords,
  gradeWords,
  legalStatuses,
  maritalStatuses,
  positionKinds,
  positionLevels,
  sexes,
  stages,
} from './words.ts';

/** What a row says; a column that is not there, or an empty cell, says nothing. */
export type RowValues = { [Name in StaffColumnName]: Name extends keyof Read ? Read[Name] : string };

interface Read {
  jenis_kelamin: 'male' | 'female';
  status_kawin: (typeof maritalStatuses.read)[string];
  kedudukan_hukum: (typeof legalStatuses.read)[string];
  status_cpns_pns: (typeof stages.read)[string];
  jenis_jabatan: (typeof positionKinds.read)[string];
  jenjang_jabatan: (typeof positionLevels.read)[string];
  tingkat_pendidikan: (typeof educationWords.read)[string];
  masa_kerja_tahun: number;
  masa_kerja_bulan: number;
  tahun_lulus: number;
}

/** A text that a spreadsheet would have computed was written with a `'` in front. */
const unguarded = (cell: string) => cell.replace(/^'(?=[\s]*[=+\-@|\t\r＝＋－＠])/u, '');

const text =
  (max: number): CellReader<string> =>
  (cell) =>
    textCell(max)(unguarded(cell));

/** Text of several lines. */
function lines(max: number): CellReader<string> {
  return (cell) => (cell.length > max ? { fault: 'organization.row-too-long' } : { value: unguarded(cell) });
}

function matching(pattern: RegExp, clean: RegExp = /[\s.'-]/g): CellReader<string> {
  return (cell) => {
    // Spreadsheets keep 15 digits of a number; the rest is gone.
    if (/^\d[.,]\d+E\+?\d+$/i.test(cell)) return { fault: 'organization.row-number-lost' };
    const value = unguarded(cell).replace(clean, '');
    return pattern.test(value) ? { value } : { fault: 'staff.row-not-such-number' };
  };
}

const whole =
  (least: number, most: number): CellReader<number> =>
  (cell) => {
    const value = Number(cell);
    return Number.isInteger(value) && value >= least && value <= most
      ? { value }
      : { fault: 'organization.row-not-a-number' };
  };

const readers: Partial<Record<StaffColumnName, CellReader<unknown>>> = {
  pns_id: text(60),
  nip_baru: matching(/^\d{18}$/),
  nip_lama: matching(/^\d{9}$/),
  jenis_kelamin: choiceCell(sexes.read),
  agama: text(40),
  status_kawin: choiceCell(maritalStatuses.read),
  hp: matching(/^\+?[\d ()-]{5,29}$/, /$^/g),
  email: matching(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, /$^/g),
  alamat: lines(500),
  npwp: matching(/^\d{15,16}$/),
  bpjs: matching(/^\d{13}$/),
  kedudukan_hukum: choiceCell(legalStatuses.read),
  status_cpns_pns: choiceCell(stages.read),
  kartu_asn: text(40),
  golongan_awal: choiceCell(gradeWords.read),
  golongan: choiceCell(gradeWords.read),
  masa_kerja_tahun: whole(0, 50),
  masa_kerja_bulan: whole(0, 11),
  jenis_jabatan: choiceCell(positionKinds.read),
  jenjang_jabatan: choiceCell(positionLevels.read),
  eselon: choiceCell(echelonWords.read),
  tingkat_pendidikan: choiceCell(educationWords.read),
  tahun_lulus: whole(1945, 2200),
};

/** Further names under which sheets have the same column. */
const otherTitles: Partial<Record<StaffColumnName, readonly string[]>> = {
  nip_baru: ['nip'],
  golongan: ['golongan_akhir', 'gol_akhir'],
  hp: ['nomor_hp', 'telepon'],
  tmt_cpns: ['tmt_pppk'],
  nomor_sk_cpns: ['nomor_sk_pppk'],
  tanggal_sk_cpns: ['tanggal_sk_pppk'],
  tingkat_pendidikan: ['tingkat_pendidikan_nama'],
  pendidikan: ['pendidikan_nama'],
  jenis_jabatan: ['jenis_jabatan_nama'],
  jabatan: ['jabatan_nama'],
  unor: ['unor_nama'],
  kpkn: ['kpkn_nama'],
  lokasi_kerja: ['lokasi_kerja_nama'],
};

/** The columns that are read; what the organization tells is passed over. */
const columns = Object.fromEntries(
  staffColumns
    .filter((column) => !('given' in column))
    .map(({ name, kind }) => [
      name,
      {
        titles: [name, ...(otherTitles[name] ?? [])],
        required: name === 'nip_baru',
        read: readers[name] ?? (kind === 'day' ? dayCell : text(200)),
      },
    ]),
);

/** Reads the rows of a sheet in the layout of SIASN, with every fault of every cell. */
export function readSheetRows(sheet: Sheet) {
  return readTable<RowValues>(sheet, columns as never);
}
