import { z } from 'zod';
import { BalancePart, LegalBasis } from './terms.ts';

/** Each step from nothing to what is left, printed as a sentence by the locales. */
export const balanceLineCodes = [
  /** Right of the year; `from` the day on which it arises. */
  'right-of-year',
  /** No right in this year; `from` the day on which it arises, `needed` months of service. */
  'right-not-yet',
  /** Teachers and lecturers whose holidays count as leave taken. */
  'holidays-count-as-used',
  /** Collective leave that was worked is given back. */
  'collective-worked',
  /** Given or taken away by personnel, with a reason that stands in the record. */
  'adjusted',
  /** Taken before the right arose. */
  'advance-deducted',
  /** Long leave of the year takes what was left of the right; `on` its first day. */
  'removed-by-long-leave',
  /** Carried from last year; of `left` days at most `most`. */
  'carried',
  /** Deferred by the official and carried whole. */
  'carried-deferred',
  /** Nothing used in two years or more; of `left` days at most `most`. */
  'carried-two-years',
  /** `days` of an earlier year that are not carried: 0 working days. */
  'not-carried',
  /** The contract is too short to carry: 0 working days; `over` months are needed, `months` agreed. */
  'contract-too-short',
  /** Leave `id` from `first` on. */
  'taken',
  /** Calendar days that a leave in a remote place may be longer; not part of the sum. */
  'remote-place',
] as const;
export const BalanceLineCode = z.enum(balanceLineCodes);
export type BalanceLineCode = z.output<typeof BalanceLineCode>;

const LineParam = z.enum([
  'days',
  'first',
  'from',
  'id',
  'left',
  'months',
  'most',
  'needed',
  'on',
  'over',
  'used',
]);

export const BalanceLine = z.object({
  code: BalanceLineCode,
  part: BalancePart,
  /** Days, in eighths at the finest. The lines of a part in working days add up to what is left of it. */
  amount: z.number(),
  unit: z.enum(['working-day', 'calendar-day']),
  basis: LegalBasis.nullable(),
  params: z.partialRecord(LineParam, z.union([z.string(), z.number()])),
});
export type BalanceLine = z.output<typeof BalanceLine>;
