import type { DetailsOf } from '../../contract/details.ts';
import type { SiasnHistory } from '../../contract/siasn.ts';
import type { Draft } from '../rules/entry-faults.ts';
import { echelonWords, educationWords, gradeWords, levelOf, positionKinds } from '../rules/sheet/words.ts';
import type { RowReader } from './siasn-answer.rules.ts';

type History = Exclude<SiasnHistory, 'data-utama'>;

/** What one row of a history makes; nothing where a field that is needed could not be read. */
export const mapHistory: Readonly<Record<History, (row: RowReader) => Draft | undefined>> = {
  'rw-golongan': grade,
  'rw-jabatan': position,
  'rw-pendidikan': education,
  'rw-diklat': leadershipTraining,
  'rw-kursus': course,
  'rw-penghargaan': award,
  'rw-angkakredit': credit,
  'rw-skp22': performance,
  'rw-cltn': unpaidLeave,
  'rw-hukdis': discipline,
};

/** Kinds of promotion by the beginning of their names (jenis KP). */
const promotions: readonly (readonly [RegExp, DetailsOf<'grade'>['promotion']])[] = [
  [/^reguler/i, 'regular'],
  [/^pilihan/i, 'choice'],
  [/^anumerta/i, 'posthumous'],
  [/^pengabdian/i, 'service'],
  [/pengangkatan (cpns|pns|pertama)|golongan awal/i, 'initial'],
];

function grade(row: RowReader): Draft | undefined {
  const code = row.needed(
    'golonganId',
    row.word('golonganId', gradeWords.read) ?? row.word('golongan', gradeWords.read),
  );
  const startsOn = row.needed('tmtGolongan', row.day('tmtGolongan'));
  const serviceYears = row.needed('masaKerjaGolonganTahun', row.number('masaKerjaGolonganTahun'));
  const serviceMonths = row.number('masaKerjaGolonganBulan') ?? 0;
  if (!code || !startsOn || serviceYears === undefined) return undefined;
  const name = row.text('jenisKPNama') ?? '';
  const promotion = promotions.find(([words]) => words.test(name))?.[1] ?? 'other';
  const details = { code, serviceYears, serviceMonths, promotion };
  return { content: { kind: 'grade', details }, startsOn, ...row.decree('skNomor', 'skTanggal') };
}

function position(row: RowReader): Draft | undefined {
  const kind = row.needed('jenisJabatan', row.word('jenisJabatan', positionKinds.read));
  const name = row.needed(
    'namaJabatan',
    row.text('namaJabatan') ?? row.text('jabatanFungsionalNama') ?? row.text('jabatanFungsionalUmumNama'),
  );
  const unitName = row.needed('unorNama', row.text('unorNama') ?? row.text('namaUnor'));
  const startsOn = row.needed('tmtJabatan', row.day('tmtJabatan'));
  const echelon = row.word('eselonId', echelonWords.read) ?? row.word('eselon', echelonWords.read);
  if (!kind || !name || !unitName || !startsOn) return undefined;
  const level = levelOf(kind, name, echelon) ?? undefined;
  if (!row.needed(kind === 'structural' ? 'eselonId' : 'namaJabatan', level)) return undefined;
  const details = { kind, level: level!, name, unitName, capacity: 'definitive' as const };
  return {
    content: {
      kind: 'position',
      details: { ...details, ...(kind === 'structural' && echelon ? { echelon } : {}) },
    },
    startsOn,
    ...row.decree('nomorSk', 'tanggalSk'),
  };
}

function education(row: RowReader): Draft | undefined {
  const level = row.needed('tkPendidikanId', row.word('tkPendidikanId', educationWords.read));
  const startsOn = row.needed('tglLulus', row.day('tglLulus'));
  const graduated = row.number('tahunLulus') ?? (startsOn && Number(startsOn.slice(0, 4)));
  if (!level || !startsOn || !graduated) return undefined;
  const [program, school] = [row.text('pendidikanNama'), row.text('namaSekolah')];
  const certificateNumber = row.text('nomorIjasah');
  const details = {
    ...{ level, graduated },
    ...(program && { program }),
    ...(school && { school }),
    ...(certificateNumber && { certificateNumber }),
  };
  return { content: { kind: 'education', details }, startsOn };
}

type Training = DetailsOf<'training'>;

function training(
  row: RowReader,
  form: Training['form'],
  fields: Record<'name' | 'day' | 'lastDay' | 'number', string>,
): Draft | undefined {
  const name = row.needed(fields.name, row.text(fields.name));
  const organizer = row.needed('institusiPenyelenggara', row.text('institusiPenyelenggara'));
  const startsOn = row.needed(fields.day, row.day(fields.day));
  if (!name || !organizer || !startsOn) return undefined;
  const [hours, certificateNumber] = [row.number('jumlahJam'), row.text(fields.number)];
  const details: Training = {
    ...{ form, name, organizer },
    ...(hours && hours >= 1 && hours <= 5_000 ? { hours: Math.round(hours) } : {}),
    ...(certificateNumber && { certificateNumber }),
  };
  return { content: { kind: 'training', details }, startsOn, lastDay: row.day(fields.lastDay) };
}

function leadershipTraining(row: RowReader): Draft | undefined {
  return training(row, 'leadership', {
    ...{ name: 'latihanStrukturalNama', number: 'nomor' },
    ...{ day: 'tanggal', lastDay: 'tanggalSelesai' },
  });
}

function course(row: RowReader): Draft | undefined {
  const kind = row.text('jenisKursusNama') ?? '';
  const form = /fungsional/i.test(kind) ? 'functional' : /teknis/i.test(kind) ? 'technical' : 'course';
  return training(row, form, {
    ...{ name: 'namaKursus', number: 'noSertipikat' },
    ...{ day: 'tanggalKursus', lastDay: 'tanggalSelesaiKursus' },
  });
}

function award(row: RowReader): Draft | undefined {
  const name = row.needed('hargaNama', row.text('hargaNama'));
  const startsOn = row.needed('skDate', row.day('skDate'));
  // SIASN does not say who gave it; orders of the state are given by the President (UU 20/2009 art. 30).
  const givenBy = /^satyalancana/i.test(name ?? '') ? 'Presiden Republik Indonesia' : undefined;
  if (!name || !startsOn || !row.needed('pemberi', givenBy)) return undefined;
  const decree = row.decree('skNomor', 'skDate');
  return { content: { kind: 'award', details: { name, givenBy: givenBy! } }, startsOn, ...decree };
}

function credit(row: RowReader): Draft | undefined {
  const points = row.needed('kreditBaruTotal', row.number('kreditBaruTotal'));
  const position = row.needed('namaJabatan', row.text('namaJabatan'));
  const from = row.needed('bulanMulaiPenailan', month(row, 'tahunMulaiPenailan', 'bulanMulaiPenailan'));
  const to = row.needed('bulanSelesaiPenailan', month(row, 'tahunSelesaiPenailan', 'bulanSelesaiPenailan'));
  if (points === undefined || !position || !from || !to) return undefined;
  const lastDay = new Date(Date.UTC(to.year, to.month, 0)).toISOString().slice(0, 10);
  const startsOn = `${from.year}-${String(from.month).padStart(2, '0')}-01`;
  const decree = row.decree('nomorSk', 'tanggalSk');
  return { content: { kind: 'credit', details: { points, position } }, startsOn, lastDay, ...decree };
}

function month(row: RowReader, yearField: string, monthField: string) {
  const [year, month] = [row.number(yearField), row.number(monthField)];
  const isReal = Number.isInteger(year) && year! >= 1945 && year! <= 2200 && Number.isInteger(month);
  return isReal && month! >= 1 && month! <= 12 ? { year: year!, month: month! } : undefined;
}

const predicates: Readonly<Record<string, DetailsOf<'performance'>['predicate']>> = {
  'sangat baik': 'very-good',
  baik: 'good',
  'butuh perbaikan': 'needs-improvement',
  cukup: 'needs-improvement',
  kurang: 'poor',
  'sangat kurang': 'very-poor',
};

function performance(row: RowReader): Draft | undefined {
  const predicate = row.needed('kuadranKinerja', row.word('kuadranKinerja', predicates));
  const year = row.needed('tahun', /^(19|20|21)\d\d$/.exec(row.text('tahun') ?? '')?.[0]);
  if (!predicate || !year) return undefined;
  const details = { predicate, period: 'annual' as const };
  return { content: { kind: 'performance', details }, startsOn: `${year}-01-01`, lastDay: `${year}-12-31` };
}

function unpaidLeave(row: RowReader): Draft | undefined {
  const startsOn = row.needed('tanggalAwal', row.day('tanggalAwal'));
  if (!startsOn) return undefined;
  // SIASN keeps no reason: what stands for it is the letter of BKN that agreed.
  const reason = row.text('nomorLetterBkn') ?? 'CLTN';
  const decree = row.decree('skNomor', 'skTanggal');
  return {
    content: { kind: 'unpaid-leave', details: { reason } },
    startsOn,
    lastDay: row.day('tanggalAkhir'),
    ...decree,
  };
}

const severities: Readonly<Record<string, DetailsOf<'discipline'>['level']>> = {
  ...{ r: 'light', ringan: 'light' },
  ...{ s: 'moderate', sedang: 'moderate' },
  ...{ b: 'severe', berat: 'severe' },
};

function discipline(row: RowReader): Draft | undefined {
  const level = row.needed('jenisTingkatHukumanId', row.word('jenisTingkatHukumanId', severities));
  const penalty = row.needed('jenisHukumanNama', row.text('jenisHukumanNama'));
  const breach = row.needed(
    'alasanHukumanDisiplinNama',
    row.text('alasanHukumanDisiplinNama', 1_000) ?? row.text('keterangan', 1_000),
  );
  const startsOn = row.needed('hukumanTanggal', row.day('hukumanTanggal'));
  if (!level || !penalty || !breach || !startsOn) return undefined;
  const [lastDay, decree] = [row.day('akhirHukumTanggal'), row.decree('skNomor', 'skTanggal')];
  return {
    content: { kind: 'discipline', details: { level, penalty, breach } },
    startsOn,
    lastDay,
    ...decree,
  };
}
