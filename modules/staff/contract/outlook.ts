import { z } from 'zod';

/** Why something comes on its day, or does not come. */
export const whyCodes = [
  // Salary and promotion.
  'service-of-decree',
  'unpaid-leave-left-out',
  'top-of-scale',
  'no-grade-known',
  'performance-unknown',
  'performance-below',
  'four-years-in-grade',
  'not-for-contract',
  'not-yet-permanent',
  'by-choice',
  'education-ceiling',
  'education-unknown',
  'service-exam',
  // Retirement and the end of a contract.
  'age-of-level',
  'age-of-own-law',
  'level-unknown',
  'birth-from-number',
  'birth-unknown',
  'end-of-contract',
  'retires-before',
  'no-contract-known',
] as const;
export const WhyCode = z.enum(whyCodes);
export type WhyCode = z.output<typeof WhyCode>;

/** Length of service in whole years and the months that are over. */
export const ServiceLength = z.object({ years: z.int(), months: z.int() });
export type ServiceLength = z.output<typeof ServiceLength>;

/** Kenaikan gaji berkala, kenaikan pangkat reguler, pensiun (BUP), akhir kontrak. */
export const milestones = ['salary-increase', 'promotion', 'retirement', 'contract-end'] as const;

/** Something that comes: its first day (of a contract its last), or null where it does not come or is not known, with why and by which law. */
export const Milestone = z.object({
  what: z.enum(milestones),
  day: z.string().nullable(),
  /** Stands in the way of it although the day is known: performance that is too low. */
  heldBack: z.boolean(),
  why: z.array(WhyCode),
  /** Articles that it rests on. */
  basis: z.array(z.string()),
});
export type Milestone = z.output<typeof Milestone>;

export const Outlook = z.object({
  /** Masa kerja keseluruhan, from the first appointment. */
  service: ServiceLength.nullable(),
  /** Masa kerja golongan. */
  gradeService: ServiceLength.nullable(),
  milestones: z.array(Milestone),
});
export type Outlook = z.output<typeof Outlook>;
