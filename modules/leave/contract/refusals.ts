import { z } from 'zod';
import { LegalBasis } from './terms.ts';

/** Why leave cannot be had as it was asked for. `params` tell what is missing. */
export const refusalCodes = [
  /** `employment` */
  'leave.kind-not-for-employment',
  /** It comes by decree of the President, nobody asks for it. */
  'leave.kind-not-requested',
  'leave.dates-reversed',
  /** `gender` that has the right */
  'leave.not-for-gender',
  /** `needed`, `served` months, the day `from` which the right is there, `exceptFor` reasons */
  'leave.service-too-short',
  /** `reasons` to choose from */
  'leave.reason-missing',
  /** `reason` and the `reasons` to choose from */
  'leave.reason-not-of-kind',
  'leave.no-working-day',
  /** `most`, `unit`, the `latest` last day; `lengthenedWith` the proof for more */
  'leave.too-long',
  /** `most`, `asked` */
  'leave.too-many-remote-days',
  'leave.part-of-day-not-allowed',
  /** `asked`, `short` days */
  'leave.balance-too-small',
  /** School holidays count as annual leave. */
  'leave.holidays-count-as-used',
  'leave.child-number-missing',
  /** `child`, `most` and the kind to ask for `instead` */
  'leave.child-beyond-maternity',
  /** `child`, `most` and the kind to ask for `instead` */
  'leave.child-within-maternity',
  /** `anyOf` the proofs */
  'leave.proof-missing',
  /** `first`, `askedOn` */
  'leave.asked-too-late',
  /** `contractEnd` */
  'leave.beyond-contract',
  /** It is not lengthened beyond its most. */
  'leave.not-extendable',
  /** `before` day and the day `from` which it can be had again */
  'leave.long-leave-used',
  /** `ids` of the other leave */
  'leave.overlaps',
] as const;
export const RefusalCode = z.enum(refusalCodes);
export type RefusalCode = z.output<typeof RefusalCode>;

const RefusalParam = z.enum([
  'anyOf',
  'asked',
  'askedOn',
  'before',
  'child',
  'contractEnd',
  'employment',
  'exceptFor',
  'first',
  'from',
  'gender',
  'ids',
  'instead',
  'latest',
  'lengthenedWith',
  'most',
  'needed',
  'reason',
  'reasons',
  'served',
  'short',
  'unit',
]);

export const Refusal = z.object({
  code: RefusalCode,
  basis: LegalBasis.nullable(),
  params: z.partialRecord(RefusalParam, z.union([z.string(), z.number(), z.array(z.string())])),
});
export type Refusal = z.output<typeof Refusal>;
