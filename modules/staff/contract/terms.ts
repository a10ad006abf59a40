import { z } from 'zod';
import { idOf } from '#core/contract/ids.ts';

export const EntryId = idOf('StaffEntry');
export type EntryId = z.output<typeof EntryId>;
export const RequestId = idOf('StaffRequest');
export type RequestId = z.output<typeof RequestId>;
export const ReadingId = idOf('StaffReading');
export type ReadingId = z.output<typeof ReadingId>;

/** Pengangkatan, kedudukan hukum, kelahiran, golongan, jabatan, pendidikan, diklat/kursus, penghargaan, CLTN, kontrak, kinerja, angka kredit, data registrasi. */
export const openKinds = [
  'appointment',
  'legal-status',
  'birth',
  'grade',
  'position',
  'education',
  'training',
  'award',
  'unpaid-leave',
  'contract',
  'performance',
  'credit',
  'registration',
] as const;
/** Data pribadi, keluarga, kesehatan, hukuman disiplin: for the person and few others (UU 27/2022 art. 4, 35–36). */
export const privateKinds = ['personal', 'family', 'health', 'discipline'] as const;
export const entryKinds = [...openKinds, ...privateKinds] as const;
export const EntryKind = z.enum(entryKinds);
export type EntryKind = z.output<typeof EntryKind>;

/** True for a kind of which only the person and few others read. */
export function isPrivate(kind: EntryKind): boolean {
  return (privateKinds as readonly EntryKind[]).includes(kind);
}

/** Kinds that last from a first to a last day, both with it. */
export const lastingKinds: readonly EntryKind[] = ['contract', 'performance', 'credit'];

/** PNS still on probation, PNS, PPPK. */
export const Stage = z.enum(['cpns', 'pns', 'pppk']);
export type Stage = z.output<typeof Stage>;

/** Jabatan struktural, fungsional tertentu, fungsional umum (pelaksana); codes 1, 2 and 4 of SIASN. */
export const PositionKind = z.enum(['structural', 'functional', 'executive']);
export type PositionKind = z.output<typeof PositionKind>;

/** UU 20/2023 art. 13–19: pimpinan tinggi, administrator, pengawas; keahlian and keterampilan of functional posts; pelaksana. */
export const positionLevels = [
  'jpt-utama',
  'jpt-madya',
  'jpt-pratama',
  'administrator',
  'pengawas',
  'ahli-utama',
  'ahli-madya',
  'ahli-muda',
  'ahli-pertama',
  'penyelia',
  'mahir',
  'terampil',
  'pemula',
  'pelaksana',
] as const;
export const PositionLevel = z.enum(positionLevels);
export type PositionLevel = z.output<typeof PositionLevel>;

/** Predikat kinerja (PermenPANRB 6/2022), the best first. */
export const predicates = ['very-good', 'good', 'needs-improvement', 'poor', 'very-poor'] as const;
export const Predicate = z.enum(predicates);
export type Predicate = z.output<typeof Predicate>;

/** Why the private part of a file was opened: to see it, its proof, to decide, to hold a sheet against it, to export it. */
export const readingActs = ['shown', 'downloaded', 'decided', 'compared', 'exported'] as const;
export type ReadingAct = (typeof readingActs)[number];

export const requestStates = ['submitted', 'returned', 'approved', 'rejected', 'withdrawn'] as const;
export const RequestState = z.enum(requestStates);
export type RequestState = z.output<typeof RequestState>;

export const requestActs = ['submit', 'resubmit', 'withdraw', 'approve', 'return', 'reject'] as const;
export const RequestAct = z.enum(requestActs);
export type RequestAct = z.output<typeof RequestAct>;
