import { z } from 'zod';

/** Cuti tahunan, besar, sakit, melahirkan, karena alasan penting, bersama, di luar tanggungan negara (PP 11/2017 art. 310). */
export const leaveKinds = [
  'annual',
  'long',
  'sick',
  'maternity',
  'important-reason',
  'collective',
  'unpaid',
] as const;
export const LeaveKind = z.enum(leaveKinds);
export type LeaveKind = z.output<typeof LeaveKind>;

/** PNS, calon PNS, PPPK. */
export const employments = ['pns', 'cpns', 'pppk'] as const;
export const Employment = z.enum(employments);
export type Employment = z.output<typeof Employment>;

export const genders = ['male', 'female'] as const;
export const Gender = z.enum(genders);
export type Gender = z.output<typeof Gender>;

export const lengthUnits = ['working-day', 'calendar-day', 'month', 'year'] as const;
export const LengthUnit = z.enum(lengthUnits);
export type LengthUnit = z.output<typeof LengthUnit>;

/** Halves of a working day, where the agency allows them. */
export const dayHalves = ['morning', 'afternoon'] as const;
export const DayHalf = z.enum(dayHalves);
export type DayHalf = z.output<typeof DayHalf>;

/** Why leave is asked for, where the rule of its kind depends on it. */
export const leaveReasons = [
  'first-hajj',
  'religious',
  'later-child',
  'other',
  'illness',
  'miscarriage',
  'work-accident',
  'family-seriously-ill',
  'family-deceased',
  'estate',
  'marriage',
  'first-marriage',
  'wife-gives-birth',
  'disaster',
  'dangerous-posting',
  'spouse-on-state-duty',
  'spouse-at-work',
  'fertility-programme',
  'special-needs-child',
  'special-care-family',
  'care-of-parents',
] as const;
export const LeaveReason = z.enum(leaveReasons);
export type LeaveReason = z.output<typeof LeaveReason>;

/** What is attached to a request. */
export const leaveProofs = [
  'doctor-note',
  'government-doctor-note',
  'doctor-or-midwife-note',
  'specialist-note',
  'examining-team-letter',
  'inpatient-note',
  'hospital-letter',
  'neighbourhood-letter',
  'hajj-schedule',
  'assignment-letter',
  'appointment-decree',
] as const;
export const LeaveProof = z.enum(leaveProofs);
export type LeaveProof = z.output<typeof LeaveProof>;

/** Disetujui, perubahan, ditangguhkan, tidak disetujui: sections VII and VIII of the form (PerBKN 24/2017, Anak Lampiran 1.b). */
export const leaveDecisions = ['approved', 'changed', 'deferred', 'refused'] as const;
export const LeaveDecision = z.enum(leaveDecisions);
export type LeaveDecision = z.output<typeof LeaveDecision>;

/** Section V of the form: left of the year before last, of last year, and of this year. */
export const balanceParts = ['n-2', 'n-1', 'n'] as const;
export const BalancePart = z.enum(balanceParts);
export type BalancePart = z.output<typeof BalancePart>;

/** The article that a rule stands on; without an article where only the regulation is known. */
export const LegalBasis = z.object({ regulation: z.string(), article: z.string().nullable() });
export type LegalBasis = z.output<typeof LegalBasis>;

/** Proofs that tell of somebody's health: every reading of one is written down. */
const medicalProofs: readonly LeaveProof[] = [
  'doctor-note',
  'government-doctor-note',
  'doctor-or-midwife-note',
  'specialist-note',
  'examining-team-letter',
  'inpatient-note',
  'hospital-letter',
];

/** True for a proof that tells of health. */
export function isMedical(proof: LeaveProof): boolean {
  return medicalProofs.includes(proof);
}
