import type { DetailsOf } from '../../../contract/details.ts';
import type { PositionKind, PositionLevel, Stage } from '../../../contract/terms.ts';
import { educationLevels } from '../law/education.ts';
import { civilGrades, contractGrades } from '../law/grades.ts';

/** What words of sheets stand for: the first of each value is written, all are read. */
export interface WordList<T> {
  readonly read: Readonly<Record<string, T>>;
  readonly write: (value: T) => string;
}

function words<T>(pairs: readonly (readonly [word: string, value: T])[]): WordList<T> {
  return {
    read: Object.fromEntries(pairs.map(([word, value]) => [plain(word), value])),
    write: (value) => pairs.find(([, one]) => one === value)![0],
  };
}

/** As cells are compared: whatever the case, with points and spaces as one space. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/[.\s]+/g, ' ')
    .trim();
}

export const sexes = words<'male' | 'female'>([
  ['Laki-laki', 'male'],
  ['Perempuan', 'female'],
  ['L', 'male'],
  ['P', 'female'],
  ['M', 'male'],
  ['F', 'female'],
  ['Pria', 'male'],
  ['Wanita', 'female'],
]);

type MaritalStatus = NonNullable<DetailsOf<'personal'>['maritalStatus']>;
export const maritalStatuses = words<MaritalStatus>([
  ['Belum Kawin', 'single'],
  ['Menikah', 'married'],
  ['Cerai', 'divorced'],
  ['Janda/Duda', 'widowed'],
  ['Belum Menikah', 'single'],
  ['Kawin', 'married'],
  ['Cerai Hidup', 'divorced'],
  ['Cerai Mati', 'widowed'],
]);

export const legalStatuses = words<DetailsOf<'legal-status'>['status']>([
  ['Aktif', 'active'],
  ['Tugas Belajar', 'study'],
  ['Diperbantukan', 'seconded'],
  ['Diberhentikan Sementara', 'suspended'],
  ['Masa Persiapan Pensiun', 'awaiting-retirement'],
  ['Pensiun', 'retired'],
  ['Diberhentikan', 'dismissed'],
  ['Meninggal', 'deceased'],
  ['CPNS', 'active'],
  ['PNS Aktif', 'active'],
  ['Dipekerjakan', 'seconded'],
  ['MPP', 'awaiting-retirement'],
  ['Pemberhentian Sementara', 'suspended'],
  ['Meninggal Dunia', 'deceased'],
]);

export const stages = words<Stage>([
  ['CPNS', 'cpns'],
  ['PNS', 'pns'],
  ['PPPK', 'pppk'],
  ['C', 'cpns'],
  ['P', 'pns'],
]);

/** Also by the codes 1, 2 and 4 of SIASN. */
export const positionKinds = words<PositionKind>([
  ['Jabatan Struktural', 'structural'],
  ['Jabatan Fungsional', 'functional'],
  ['Jabatan Pelaksana', 'executive'],
  ['Struktural', 'structural'],
  ['1', 'structural'],
  ['Fungsional', 'functional'],
  ['Jabatan Fungsional Tertentu', 'functional'],
  ['Fungsional Tertentu', 'functional'],
  ['2', 'functional'],
  ['Pelaksana', 'executive'],
  ['Jabatan Fungsional Umum', 'executive'],
  ['Fungsional Umum', 'executive'],
  ['4', 'executive'],
]);

export const positionLevels = words<PositionLevel>([
  ['JPT Utama', 'jpt-utama'],
  ['JPT Madya', 'jpt-madya'],
  ['JPT Pratama', 'jpt-pratama'],
  ['Administrator', 'administrator'],
  ['Pengawas', 'pengawas'],
  ['Ahli Utama', 'ahli-utama'],
  ['Ahli Madya', 'ahli-madya'],
  ['Ahli Muda', 'ahli-muda'],
  ['Ahli Pertama', 'ahli-pertama'],
  ['Penyelia', 'penyelia'],
  ['Mahir', 'mahir'],
  ['Terampil', 'terampil'],
  ['Pemula', 'pemula'],
  ['Pelaksana', 'pelaksana'],
]);

/** By the name that SIASN writes, and by its code. */
export const educationWords = words<DetailsOf<'education'>['level']>([
  ...educationLevels.map(({ code, name }) => [name, code as DetailsOf<'education'>['level']] as const),
  ...educationLevels.map(({ code }) => [code, code as DetailsOf<'education'>['level']] as const),
  ['SD', '05'],
  ['SMP', '10'],
  ['SMA', '15'],
  ['SMK', '17'],
  ['D-I', '20'],
  ['D-II', '25'],
  ['D-III', '30'],
  ['D-IV', '35'],
  ['S1', '40'],
  ['S-1', '40'],
  ['S2', '45'],
  ['S3', '50'],
  ['S-3', '50'],
]);

/** By `III/a`, of a PPPK by `IX`, and by the code of SIASN. */
export const gradeWords = words<string>([
  ...[...civilGrades, ...contractGrades].map(({ code, name }) => [name, code] as const),
  ...civilGrades.map(({ code }) => [code, code] as const),
]);

/** Echelons as they are written, with the code of SIASN and the level that law gives their posts (UU 20/2023 art. 13–16). */
const echelons: readonly (readonly [name: string, code: string, level: PositionLevel])[] = [
  ['I.a', '11', 'jpt-madya'],
  ['I.b', '12', 'jpt-madya'],
  ['II.a', '21', 'jpt-pratama'],
  ['II.b', '22', 'jpt-pratama'],
  ['III.a', '31', 'administrator'],
  ['III.b', '32', 'administrator'],
  ['IV.a', '41', 'pengawas'],
  ['IV.b', '42', 'pengawas'],
  ['V.a', '51', 'pengawas'],
  ['V.b', '52', 'pengawas'],
];
export const echelonWords = words<string>([
  ...echelons.map(([name, code]) => [name, code] as const),
  ...echelons.map(([, code]) => [code, code] as const),
]);

/** The level of a post where the sheet does not say it: by its echelon, its name, or its kind. */
export function levelOf(kind: PositionKind, name: string, echelon: string | undefined): PositionLevel | null {
  if (kind === 'executive') return 'pelaksana';
  if (kind === 'structural') return echelons.find(([, code]) => code === echelon)?.[2] ?? null;
  const said = Object.entries(positionLevels.read).find(([word]) => plain(name).endsWith(word));
  return said && /^(ahli|penyelia|mahir|terampil|pemula)/.test(said[1]) ? said[1] : null;
}
