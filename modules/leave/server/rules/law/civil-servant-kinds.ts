import type { KindRule, ProofBand, ReasonRule } from './leave-law.ts';
import { cite } from './leave-law.ts';

const pp = (article: string) => cite('PP 11/2017', article);
const perBkn = cite('PerBKN 24/2017');

const oneOf = (...anyOf: ProofBand['anyOf']): readonly ProofBand[] => [{ upTo: null, anyOf }];
const plain = { paid: true, releasesFromPost: false, countsAsService: true, removesAnnual: false };
const usual = {
  requested: true,
  gender: null,
  least: null,
  most: null,
  extension: null,
  serviceMonths: 0,
  children: null,
  reasons: [],
  deferrableYears: null,
  decider: 'delegate',
  consent: null,
  recallable: false,
  afterwards: false,
  effects: plain,
} as const;

/** Cuti tahunan. Candidates have it as well (art. 311 (1)). */
export const annualLeave: KindRule = {
  ...usual,
  kind: 'annual',
  who: ['pns', 'cpns'],
  least: { amount: 1, unit: 'working-day' },
  serviceMonths: 12,
  deferrableYears: 1,
  recallable: true,
  basis: pp('311'),
};

/**
 * Cuti besar. The exception for religious need (art. 316 (2)) is the first hajj with its schedule of departure (PerBKN
 * 24/2017); other religious needs cannot be put off either (art. 317), but need the five years.
 */
export const longLeave: KindRule = {
  ...usual,
  kind: 'long',
  who: ['pns'],
  most: { amount: 3, unit: 'month' },
  serviceMonths: 60,
  reasons: [
    {
      reason: 'first-hajj',
      proofs: oneOf('hajj-schedule'),
      withoutService: true,
      notDeferrable: true,
      basis: pp('316 (2)'),
    },
    { reason: 'religious', proofs: [], notDeferrable: true, basis: pp('317') },
    {
      reason: 'later-child',
      proofs: [],
      gender: 'female',
      withoutService: true,
      notDeferrable: true,
      basis: pp('325 (2)'),
    },
    { reason: 'other', proofs: [], basis: pp('316 (1)') },
  ],
  deferrableYears: 1,
  recallable: true,
  effects: { ...plain, removesAnnual: true },
  basis: pp('316'),
};

/**
 * Cuti sakit. One day is told to the superior with a doctor's note; more than fourteen days need a government doctor;
 * beyond a year the examining team (art. 320). `most` counts from the first day of the illness.
 */
export const sickLeave: KindRule = {
  ...usual,
  kind: 'sick',
  who: ['pns', 'cpns'],
  most: { amount: 1, unit: 'year' },
  extension: { by: { amount: 6, unit: 'month' }, proof: 'examining-team-letter' },
  reasons: [
    {
      reason: 'illness',
      proofs: [
        { upTo: 1, anyOf: ['doctor-note', 'government-doctor-note'], notice: true },
        { upTo: 14, anyOf: ['doctor-note', 'government-doctor-note'] },
        { upTo: null, anyOf: ['government-doctor-note'] },
      ],
      basis: pp('320'),
    },
    {
      reason: 'miscarriage',
      proofs: oneOf('doctor-or-midwife-note', 'doctor-note', 'government-doctor-note'),
      gender: 'female',
      most: { amount: 1.5, unit: 'month' },
      basis: pp('321'),
    },
    {
      reason: 'work-accident',
      proofs: oneOf('doctor-note', 'government-doctor-note'),
      most: null,
      basis: pp('322'),
    },
  ],
  afterwards: true,
  basis: pp('319'),
};

/** Cuti melahirkan: children one to three; for later ones long leave. A birth does not wait, so it may be asked for after. */
export const maternityLeave: KindRule = {
  ...usual,
  kind: 'maternity',
  who: ['pns', 'cpns'],
  gender: 'female',
  most: { amount: 3, unit: 'month' },
  children: { most: 3, beyond: 'long' },
  afterwards: true,
  basis: pp('325'),
};

const importantReasons: readonly ReasonRule[] = [
  { reason: 'family-seriously-ill', proofs: oneOf('inpatient-note'), basis: pp('328 a') },
  { reason: 'family-deceased', proofs: [], basis: pp('328 a') },
  { reason: 'estate', proofs: [], basis: pp('328 b') },
  { reason: 'marriage', proofs: [], basis: pp('328 c') },
  { reason: 'dangerous-posting', proofs: [], basis: pp('329') },
  {
    reason: 'wife-gives-birth',
    proofs: oneOf('inpatient-note', 'hospital-letter'),
    gender: 'male',
    basis: perBkn,
  },
  { reason: 'disaster', proofs: oneOf('neighbourhood-letter'), basis: perBkn },
];

/** Cuti karena alasan penting. Where the official cannot be awaited, leave is given meanwhile on the spot (art. 331 (3)). */
export const importantReasonLeave: KindRule = {
  ...usual,
  kind: 'important-reason',
  who: ['pns', 'cpns'],
  most: { amount: 1, unit: 'month' },
  reasons: importantReasons,
  recallable: true,
  afterwards: true,
  basis: pp('328'),
};

/** Cuti bersama, by decree of the President. That candidates have it is practice, not the words of art. 333. */
export const collectiveLeave: KindRule = {
  ...usual,
  kind: 'collective',
  who: ['pns', 'cpns'],
  requested: false,
  decider: 'appointing-authority',
  recallable: true,
  basis: pp('333'),
};

/**
 * Cuti di luar tanggungan negara: by decree of PPK alone after consent of the head of BKN (art. 336 (2)); released from
 * the post (art. 335), without pay and not counted as service (art. 337). `most` counts from its first day. Its reasons a
 * to f and their proofs are those of PerBKN 24/2017.
 */
export const unpaidLeave: KindRule = {
  ...usual,
  kind: 'unpaid',
  who: ['pns'],
  most: { amount: 3, unit: 'year' },
  extension: { by: { amount: 1, unit: 'year' }, proof: null },
  serviceMonths: 60,
  reasons: [
    { reason: 'spouse-on-state-duty', proofs: oneOf('assignment-letter'), basis: perBkn },
    { reason: 'spouse-at-work', proofs: oneOf('appointment-decree', 'assignment-letter'), basis: perBkn },
    { reason: 'fertility-programme', proofs: oneOf('specialist-note'), basis: perBkn },
    { reason: 'special-needs-child', proofs: oneOf('specialist-note'), basis: perBkn },
    { reason: 'special-care-family', proofs: oneOf('specialist-note'), basis: perBkn },
    { reason: 'care-of-parents', proofs: oneOf('doctor-note', 'specialist-note'), basis: perBkn },
  ],
  decider: 'appointing-authority',
  consent: 'bkn',
  effects: { removesAnnual: false, releasesFromPost: true, paid: false, countsAsService: false },
  basis: pp('334'),
};
