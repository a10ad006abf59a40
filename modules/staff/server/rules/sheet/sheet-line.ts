import type { StaffColumnName } from '../../../contract/sheet-columns.ts';
import type { Day } from '../days.ts';
import { type EntryOf, holdingOn, latestOn, positionOn, standing } from '../entry.ts';
import type { StandingEntry } from './compare.ts';
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

/** The employee of a line, as the organization knows them. */
export interface LineHead {
  readonly name: string;
  readonly employment: 'pns' | 'pppk' | 'other';
  readonly nip: string | null;
}

export type SheetLine = Partial<Record<StaffColumnName, string | number | null>>;

type Decreed = Pick<StandingEntry, 'decreeNumber' | 'decreeDay' | 'startsOn'>;

/** What of a file holds on a day, as a line of the sheet: read again it changes nothing. */
export function sheetLine(head: LineHead, entries: readonly StandingEntry[], on: Day): SheetLine {
  const { name, employment, nip } = head;
  return {
    ...{ nip_baru: nip, nama: name },
    jenis_pegawai: employment === 'other' ? 'Lainnya' : employment.toUpperCase(),
    ...birth(entries),
    ...service(entries, on),
    ...grade(entries, on),
    ...position(entries, on),
    ...education(entries, on),
    ...registration(entries, on),
    ...personal(entries, on),
  };
}

function birth(entries: readonly StandingEntry[]): SheetLine {
  const details = standing(entries, 'birth').at(-1)?.details;
  return details
    ? {
        tempat_lahir: details.place,
        tanggal_lahir: details.day,
        jenis_kelamin: sexes.write(details.sex),
      }
    : {};
}

function service(entries: readonly StandingEntry[], on: Day): SheetLine {
  const appointments = standing(entries, 'appointment') as (EntryOf<'appointment'> & StandingEntry)[];
  const first = appointments.find(({ details }) => details.stage !== 'pns');
  const permanent = appointments.find(({ details }) => details.stage === 'pns');
  const stage = latestOn(entries, 'appointment', on)?.details.stage;
  const status = latestOn(entries, 'legal-status', on);
  return {
    status_cpns_pns: stage ? stages.write(stage) : null,
    ...decreed('cpns', first),
    ...decreed('pns', permanent),
    kedudukan_hukum: status ? legalStatuses.write(status.details.status) : null,
    tmt_kedudukan_hukum: status?.startsOn ?? null,
  };
}

function grade(entries: readonly StandingEntry[], on: Day): SheetLine {
  const now = latestOn(entries, 'grade', on) as (EntryOf<'grade'> & StandingEntry) | null;
  if (!now) return {};
  const first = standing(entries, 'grade')[0]!;
  return {
    golongan_awal: gradeWords.write(first.details.code),
    golongan: gradeWords.write(now.details.code),
    masa_kerja_tahun: now.details.serviceYears,
    masa_kerja_bulan: now.details.serviceMonths,
    ...decreed('golongan', now),
  };
}

function position(entries: readonly StandingEntry[], on: Day): SheetLine {
  const now = positionOn(entries, on) as (EntryOf<'position'> & StandingEntry) | null;
  if (!now) return {};
  const { kind, level, name, unitName, echelon } = now.details;
  return {
    jenis_jabatan: positionKinds.write(kind),
    jenjang_jabatan: positionLevels.write(level),
    eselon: echelon ? echelonWords.write(echelon) : null,
    ...{ jabatan: name, unor: unitName },
    ...decreed('jabatan', now),
  };
}

/** The highest level, the latest of it. */
function education(entries: readonly StandingEntry[], on: Day): SheetLine {
  const highest = holdingOn(entries, 'education', on)
    .map(({ details }) => details)
    .toSorted((one, other) => one.level.localeCompare(other.level) || one.graduated - other.graduated)
    .at(-1);
  if (!highest) return {};
  return {
    tingkat_pendidikan: educationWords.write(highest.level),
    pendidikan: highest.program ?? null,
    sekolah: highest.school ?? null,
    tahun_lulus: highest.graduated,
  };
}

function registration(entries: readonly StandingEntry[], on: Day): SheetLine {
  const known = latestOn(entries, 'registration', on)?.details ?? {};
  return {
    pns_id: known.siasnId ?? null,
    nip_lama: known.formerNumber ?? null,
    kartu_asn: known.cardNumber ?? null,
    kpkn: known.payOffice ?? null,
    lokasi_kerja: known.workplace ?? null,
    instansi_induk: known.homeAgency ?? null,
    instansi_kerja: known.workingAgency ?? null,
    satuan_kerja: known.workingUnit ?? null,
  };
}

/** Nothing where the entries of the private part were left out. */
function personal(entries: readonly StandingEntry[], on: Day): SheetLine {
  const known = latestOn(entries, 'personal', on)?.details;
  if (!known) return {};
  return {
    agama: known.religion ?? null,
    status_kawin: known.maritalStatus ? maritalStatuses.write(known.maritalStatus) : null,
    alamat: known.address ?? null,
    hp: known.phone ?? null,
    email: known.email ?? null,
    npwp: known.taxNumber ?? null,
    bpjs: known.insuranceNumber ?? null,
  };
}

function decreed(of: 'cpns' | 'pns' | 'golongan' | 'jabatan', entry: Decreed | undefined): SheetLine {
  return {
    [`tmt_${of}`]: entry?.startsOn ?? null,
    [`nomor_sk_${of}`]: entry?.decreeNumber ?? null,
    [`tanggal_sk_${of}`]: entry?.decreeDay ?? null,
  };
}
