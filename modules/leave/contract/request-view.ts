import { z } from 'zod';
import { PersonId, PostId } from '#core/contract/ids.ts';
import { Instant } from '#core/contract/schemas.ts';
import { BalanceLine } from './balance-lines.ts';
import { LeaveProofId, LeaveRequestId } from './ids.ts';
import { Refusal } from './refusals.ts';
import { RequestAct, RequestParty, RequestState } from './request-terms.ts';
import {
  BalancePart,
  DayHalf,
  LeaveDecision,
  LeaveKind,
  LeaveProof,
  LeaveReason,
  LegalBasis,
  LengthUnit,
} from './terms.ts';

const PersonName = z.object({ id: PersonId, name: z.string() });
const PostName = z.object({ id: PostId, name: z.string(), holder: z.string().nullable() });

/**
 * What was done to a request; `pass-on` hands it to the next post above because nobody keeps the one it lay with,
 * `number-letter` gives the leave letter its number afterwards.
 */
export const StepAct = z.enum([...RequestAct.options, 'pass-on', 'number-letter']);
export type StepAct = z.output<typeof StepAct>;

export const StepView = z.object({
  act: StepAct,
  party: RequestParty,
  by: PersonName.nullable(),
  postName: z.string().nullable(),
  at: Instant,
  /** What the superior considers (section VII of the form). */
  opinion: LeaveDecision.nullable(),
  reason: z.string().nullable(),
  letterNumber: z.string().nullable(),
  first: z.string().nullable(),
  last: z.string().nullable(),
});
export type StepView = z.output<typeof StepView>;

export const ProofView = z.object({
  id: LeaveProofId,
  kind: LeaveProof,
  isMedical: z.boolean(),
  addedAt: Instant,
  /** Who opened a medical proof; told to its person alone. */
  readings: z.array(z.object({ reader: PersonName, at: Instant })),
});

export const LengthPart = z.object({ amount: z.number(), unit: LengthUnit });

/** What only its person and those who handle it are told: the substitute is told the days. */
const Confided = z.object({
  kind: LeaveKind,
  reason: LeaveReason.nullable(),
  words: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  child: z.int().nullable(),
  abroad: z.boolean(),
  remoteDays: z.int(),
  continues: z.string().nullable(),
  length: z.array(LengthPart),
  /** Days of annual leave that it costs. */
  charged: z.number(),
  letterNumber: z.string().nullable(),
  proofs: z.array(ProofView),
  steps: z.array(StepView),
});

export const RequestView = z.object({
  id: LeaveRequestId,
  person: PersonName,
  first: z.string(),
  last: z.string(),
  half: DayHalf.nullable(),
  hours: z.int().nullable(),
  /** Of one that ended early, the last day that was leave. */
  takenUntil: z.string().nullable(),
  state: RequestState,
  substitute: PersonName.nullable(),
  superior: PostName,
  official: PostName,
  notice: z.boolean(),
  replacesId: LeaveRequestId.nullable(),
  confided: Confided.nullable(),
  /** What the reader may do with it now. */
  can: z.object({
    acts: z.array(RequestAct),
    resubmit: z.boolean(),
    replace: z.boolean(),
    print: z.boolean(),
    numberLetter: z.boolean(),
  }),
});
export type RequestView = z.output<typeof RequestView>;

/** A line of a list: what the reader may know of it. */
export const RequestEntry = RequestView.omit({ confided: true, can: true }).extend({
  kind: LeaveKind.nullable(),
  charged: z.number().nullable(),
  /** Since when it lies where it lies. */
  since: Instant,
});
export type RequestEntry = z.output<typeof RequestEntry>;

const Parts = z.record(BalancePart, z.number());

/** Annual leave of a year, section V of the form, with how it came about. */
export const BalanceView = z.object({
  year: z.int(),
  left: Parts,
  total: z.number(),
  /** Days that requests still wait for. */
  waiting: z.number(),
  remoteLeft: z.number(),
  lines: z.array(BalanceLine),
  /** False where nobody entered what the years before the record left: then nothing is carried. */
  openingKnown: z.boolean(),
});
export type BalanceView = z.output<typeof BalanceView>;

/** Days of leave that was granted, or is asked for. */
const AwayDays = z.object({ first: z.string(), last: z.string(), granted: z.boolean() });

/** What would come of a request: nothing is kept. */
export const PreviewView = z.object({
  refusals: z.array(Refusal),
  length: z.array(LengthPart),
  workingDays: z.int(),
  charged: z.number(),
  /** Before and after, of each year that it touches; empty where it costs no annual leave. */
  balances: z.array(z.object({ before: BalanceView, after: BalanceView })),
  /** The fewest people that the unit needs; null where nobody said so. */
  least: z.int().nullable(),
  /** Working days on which the unit would have fewer people than it needs. */
  shortDays: z.array(z.object({ day: z.string(), present: z.int(), least: z.int() })),
  /** Colleagues of the unit who are away on some of its days, or ask to be. */
  alsoAway: z.array(AwayDays.extend({ person: PersonName })),
  /** Colleagues for whom the employee agreed to stand in on some of its days. */
  standsInFor: z.array(z.object({ person: PersonName, first: z.string(), last: z.string() })),
  /** Null where a post or an official is missing; the reason stands in `desksFault`. */
  superior: PostName.nullable(),
  official: PostName.nullable(),
  desksFault: z.string().nullable(),
  notice: z.boolean(),
  /** Years of which nobody entered the holidays. */
  unknownYears: z.array(z.int()),
  substituteFault: z.string().nullable(),
  basis: LegalBasis.nullable(),
  backOn: z.string().nullable(),
});
export type PreviewView = z.output<typeof PreviewView>;

/** What who considers or decides needs to see of a request, as the rules judge it now. */
export const GroundsView = PreviewView.pick({
  refusals: true,
  balances: true,
  least: true,
  shortDays: true,
  alsoAway: true,
  unknownYears: true,
}).extend({
  /** When the substitute is on leave on these days, or asks to be; null where nobody is named. */
  substituteAway: z.array(AwayDays).nullable(),
});
export type GroundsView = z.output<typeof GroundsView>;

/** The kinds that somebody may ask for, with their reasons and proofs, for the form. */
export const KindOffer = z.object({
  kind: LeaveKind,
  basis: LegalBasis,
  most: LengthPart.nullable(),
  serviceMonths: z.int(),
  afterwards: z.boolean(),
  childAsked: z.boolean(),
  reasons: z.array(
    z.object({
      reason: LeaveReason,
      proofs: z.array(z.object({ upTo: z.int().nullable(), anyOf: z.array(LeaveProof) })),
    }),
  ),
});
export type KindOffer = z.output<typeof KindOffer>;
