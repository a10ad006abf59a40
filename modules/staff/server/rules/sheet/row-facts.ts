import type { DetailsOf, EntryContent } from '../../../contract/details.ts';
import type { StaffColumnName } from '../../../contract/sheet-columns.ts';
import type { Day } from '../days.ts';
import type { RowValues } from './read-sheet-rows.ts';
import { levelOf } from './words.ts';

type Kind = EntryContent['kind'];

/** What a row says of one thing; what it does not say stays as it stands. */
export interface Fact {
  readonly kind: Kind;
  readonly told: Readonly<Record<string, unknown>>;
  /** What follows where neither the row nor the file says it. */
  readonly fills: Readonly<Record<string, unknown>>;
  /** Null where the row names no day. */
  readonly startsOn: Day | null;
  /** The first day where neither the row nor the file names one. */
  readonly otherwise: Day | null;
  readonly decreeNumber: string | null;
  readonly decreeDay: Day | null;
  /** Where a fault of it is shown. */
  readonly column: StaffColumnName;
  /** The column that would have told the day. */
  readonly dayColumn: StaffColumnName;
}

type Values = Partial<RowValues>;
type Told<K extends Kind> = { [Name in keyof DetailsOf<K>]?: DetailsOf<K>[Name] | undefined };

function fact<K extends Kind>(
  kind: K,
  told: Told<K>,
  columns: { at: StaffColumnName; day?: StaffColumnName },
  more: {
    startsOn?: Day | undefined;
    otherwise?: Day | undefined;
    fills?: Told<K>;
    number?: string | undefined;
    decreed?: Day | undefined;
  } = {},
): Fact {
  return {
    kind,
    told: Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
    fills: more.fills ?? {},
    startsOn: more.startsOn ?? null,
    otherwise: more.otherwise ?? null,
    decreeNumber: more.number ?? null,
    decreeDay: more.decreed ?? null,
    column: columns.at,
    dayColumn: columns.day ?? columns.at,
  };
}

/** The things that a row of an employee tells. */
export function factsOf(row: Values, employment: 'pns' | 'pppk' | 'other'): Fact[] {
  return [
    ...appointments(row, employment),
    ...legalStatus(row),
    ...birth(row),
    ...grades(row),
    ...position(row),
    ...education(row),
    ...registration(row),
    ...personal(row),
  ];
}

function appointments(row: Values, employment: 'pns' | 'pppk' | 'other'): Fact[] {
  const first = employment === 'pppk' ? 'pppk' : 'cpns';
  const facts: Fact[] = [];
  if (row.tmt_cpns)
    facts.push(
      fact(
        'appointment',
        { stage: first },
        { at: 'tmt_cpns' },
        { startsOn: row.tmt_cpns, number: row.nomor_sk_cpns, decreed: row.tanggal_sk_cpns },
      ),
    );
  if (row.tmt_pns)
    facts.push(
      fact(
        'appointment',
        { stage: 'pns' },
        { at: 'tmt_pns' },
        { startsOn: row.tmt_pns, number: row.nomor_sk_pns, decreed: row.tanggal_sk_pns },
      ),
    );
  return facts;
}

function legalStatus(row: Values): Fact[] {
  if (!row.kedudukan_hukum) return [];
  return [
    fact(
      'legal-status',
      { status: row.kedudukan_hukum },
      { at: 'kedudukan_hukum', day: 'tmt_kedudukan_hukum' },
      { startsOn: row.tmt_kedudukan_hukum },
    ),
  ];
}

function birth(row: Values): Fact[] {
  const { tempat_lahir: place, tanggal_lahir: day, jenis_kelamin: sex } = row;
  if (!place && !day && !sex) return [];
  return [fact('birth', { place, day, sex }, { at: 'tempat_lahir' }, { startsOn: day })];
}

/** Who was never promoted has the first grade still. */
function grades(row: Values): Fact[] {
  const { golongan, golongan_awal: first } = row;
  const facts: Fact[] = [];
  if (first && first !== golongan)
    facts.push(
      fact(
        'grade',
        { code: first },
        { at: 'golongan_awal', day: 'tmt_cpns' },
        {
          otherwise: row.tmt_cpns,
          fills: { serviceYears: 0, serviceMonths: 0, promotion: 'initial' },
        },
      ),
    );
  if (golongan)
    facts.push(
      fact(
        'grade',
        { code: golongan, serviceYears: row.masa_kerja_tahun, serviceMonths: row.masa_kerja_bulan },
        { at: 'golongan', day: 'tmt_golongan' },
        {
          ...{ startsOn: row.tmt_golongan, number: row.nomor_sk_golongan, decreed: row.tanggal_sk_golongan },
          fills: { promotion: golongan === first ? 'initial' : 'other' },
        },
      ),
    );
  return facts;
}

function position(row: Values): Fact[] {
  const { jabatan: name, jenis_jabatan: kind, unor: unitName, eselon: echelon } = row;
  if (!name) return [];
  const level = row.jenjang_jabatan ?? (kind ? (levelOf(kind, name, echelon) ?? undefined) : undefined);
  return [
    fact(
      'position',
      { kind, level, name, unitName, echelon },
      { at: 'jabatan', day: 'tmt_jabatan' },
      { startsOn: row.tmt_jabatan, number: row.nomor_sk_jabatan, decreed: row.tanggal_sk_jabatan },
    ),
  ];
}

function education(row: Values): Fact[] {
  const { tingkat_pendidikan: level, pendidikan: program, sekolah: school, tahun_lulus: graduated } = row;
  if (!level) return [];
  return [
    fact(
      'education',
      { level, program, school, graduated },
      { at: 'tingkat_pendidikan', day: 'tahun_lulus' },
      // The day of graduation is not told: by the end of its year it is over.
      { otherwise: graduated === undefined ? undefined : `${graduated}-12-31` },
    ),
  ];
}

function registration(row: Values): Fact[] {
  const told: Told<'registration'> = {
    siasnId: row.pns_id,
    formerNumber: row.nip_lama,
    cardNumber: row.kartu_asn,
    payOffice: row.kpkn,
    workplace: row.lokasi_kerja,
    homeAgency: row.instansi_induk,
    workingAgency: row.instansi_kerja,
    workingUnit: row.satuan_kerja,
  };
  return saysSomething(told) ? [fact('registration', told, { at: 'pns_id' })] : [];
}

function personal(row: Values): Fact[] {
  const told: Told<'personal'> = {
    religion: row.agama,
    maritalStatus: row.status_kawin,
    address: row.alamat,
    phone: row.hp,
    email: row.email,
    taxNumber: row.npwp,
    insuranceNumber: row.bpjs,
  };
  return saysSomething(told) ? [fact('personal', told, { at: 'alamat' })] : [];
}

function saysSomething(told: object): boolean {
  return Object.values(told).some((value) => value !== undefined);
}
