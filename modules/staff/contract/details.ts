import { z } from 'zod';
import { EnteredDay, line, prose } from '#core/contract/schemas.ts';
import { PositionKind, PositionLevel, Predicate, Stage } from './terms.ts';

const Sex = z.enum(['male', 'female']);
const Words = line(200);

/** Golongan of a PNS by its SIASN code (11 for I/a to 45 for IV/e), or of a PPPK (I to XVII). */
export const GradeCode = z
  .string()
  .regex(/^([1-3][1-4]|4[1-5]|I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV|XVI|XVII)$/);
/** Jenjang pendidikan by its SIASN code, `05` for primary school to `50` for a doctor. */
export const EducationCode = z.enum([
  '05',
  '10',
  '12',
  '15',
  '17',
  '18',
  '20',
  '25',
  '30',
  '35',
  '40',
  '45',
  '50',
]);
export type EducationCode = z.output<typeof EducationCode>;

const content = <const K extends string, S extends z.ZodRawShape>(kind: K, fields: S) =>
  z.strictObject({ kind: z.literal(kind), details: z.strictObject(fields) });

/** What an entry says, by its kind. */
export const EntryContent = z.discriminatedUnion('kind', [
  content('appointment', { stage: Stage }),
  /** Kedudukan hukum. */
  content('legal-status', {
    status: z.enum([
      'active',
      'study',
      'seconded',
      'suspended',
      'awaiting-retirement',
      'retired',
      'dismissed',
      'deceased',
    ]),
  }),
  content('birth', { place: Words, day: EnteredDay, sex: Sex }),
  content('grade', {
    code: GradeCode,
    /** Masa kerja golongan that the decree states for its first day. */
    serviceYears: z.int().min(0).max(50),
    serviceMonths: z.int().min(0).max(11),
    promotion: z.enum(['initial', 'regular', 'choice', 'posthumous', 'service', 'other']),
  }),
  content('position', {
    kind: PositionKind,
    level: PositionLevel,
    name: Words,
    /** Of the unit as the decree names it. */
    unitName: Words,
    /** Code of the echelon, `21` for II.a. */
    echelon: z
      .string()
      .regex(/^(1[0-2]|2[12]|3[12]|4[12]|5[12])$/)
      .nullish(),
    /** Definitive, or beside the own post. */
    capacity: z.enum(['definitive', 'plt', 'plh', 'pj', 'pjs']).default('definitive'),
    /** Where a law of the post itself sets it: teachers 60, lecturers 65, professors 70 (UU 14/2005). */
    retirementAge: z.int().min(50).max(80).nullish(),
  }),
  content('education', {
    level: EducationCode,
    program: Words.nullish(),
    school: Words.nullish(),
    graduated: z.int().min(1945).max(2200),
    certificateNumber: Words.nullish(),
  }),
  content('training', {
    form: z.enum(['leadership', 'functional', 'technical', 'course']),
    name: Words,
    organizer: Words,
    /** Jam pelajaran. */
    hours: z.int().min(1).max(5_000).nullish(),
    certificateNumber: Words.nullish(),
  }),
  content('award', { name: Words, givenBy: Words }),
  /** Cuti di luar tanggungan negara. */
  content('unpaid-leave', { reason: Words }),
  content('contract', { position: Words }),
  /** Of a period of evaluation, from its first to its last day. */
  content('performance', { predicate: Predicate, period: z.enum(['annual', 'interim']) }),
  /** Angka kredit of a period. */
  content('credit', { points: z.number().min(0).max(10_000), position: Words }),
  /** Numbers and places by which other offices know the employee. */
  content('registration', {
    /** Id in SIASN. */
    siasnId: line(60).nullish(),
    /** NIP lama. */
    formerNumber: z
      .string()
      .regex(/^\d{9}$/)
      .nullish(),
    /** Karpeg or kartu ASN. */
    cardNumber: line(40).nullish(),
    /** KPKN/KPPN that pays. */
    payOffice: Words.nullish(),
    workplace: Words.nullish(),
    /** Instansi induk, instansi kerja, satuan kerja. */
    homeAgency: Words.nullish(),
    workingAgency: Words.nullish(),
    workingUnit: Words.nullish(),
  }),
  content('personal', {
    religion: line(40).nullish(),
    maritalStatus: z.enum(['single', 'married', 'divorced', 'widowed']).nullish(),
    address: prose(500).nullish(),
    phone: z
      .string()
      .trim()
      .regex(/^\+?[\d ()-]{5,29}$/)
      .nullish(),
    email: z.email().max(254).nullish(),
    /** NPWP: 15 digits, or the NIK. */
    taxNumber: z
      .string()
      .regex(/^\d{15,16}$/)
      .nullish(),
    /** BPJS Kesehatan. */
    insuranceNumber: z
      .string()
      .regex(/^\d{13}$/)
      .nullish(),
  }),
  content('family', {
    relation: z.enum(['spouse', 'child', 'parent']),
    name: Words,
    birthDay: EnteredDay.nullish(),
    sex: Sex.nullish(),
    /** Counted for the family allowance. */
    allowance: z.boolean(),
  }),
  content('health', {
    result: z.enum(['fit', 'fit-with-limits', 'unfit']),
    examiner: Words,
    note: prose(1_000).nullish(),
  }),
  /** Hukuman disiplin (PP 94/2021 art. 8). */
  content('discipline', {
    level: z.enum(['light', 'moderate', 'severe']),
    penalty: Words,
    breach: prose(1_000),
  }),
]);
export type EntryContent = z.output<typeof EntryContent>;
/** What an entry of one kind says. */
export type DetailsOf<K extends EntryContent['kind']> = Extract<EntryContent, { kind: K }>['details'];
