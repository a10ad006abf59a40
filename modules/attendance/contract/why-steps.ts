import { z } from 'zod';
import { type CoveringKind, coveringMarks } from './day-marks.ts';
import { dayKinds } from './day-plan.ts';
import { minuteKinds } from './minute-kinds.ts';
import { Direction, EpochMs } from './terms.ts';

const text = z.string();
const basisPoints = z.int();
const mark = z.enum(Object.keys(coveringMarks) as [CoveringKind, ...CoveringKind[]]);

const step = <const C extends string, S extends z.ZodRawShape>(code: C, shape: S) =>
  z.object({ code: z.literal(code), ...shape });

/** A step of the reasoning about a day; printed by the locales (`attendance.why.<code>`). `basis` cites the regulation. */
export const WhyStep = z.discriminatedUnion('code', [
  step('plan', { from: EpochMs, to: EpochMs, requiredMinutes: z.int(), basis: text }),
  step('not-a-working-day', { kind: z.enum(dayKinds), basis: text }),
  step('flexible-hours', { from: EpochMs, to: EpochMs, basis: text }),
  step('checked', { direction: Direction, at: EpochMs }),
  step('corrected', { direction: Direction, at: EpochMs, reference: text }),
  step('not-checked', { direction: Direction }),
  step('not-checked-yet', { direction: Direction }),
  step('stretch', {
    ...{ minutes: z.int(), from: EpochMs, to: EpochMs, kind: z.enum(minuteKinds) },
    ...{ mark: mark.nullable(), basis: text },
  }),
  step('covered-end', { direction: Direction, mark, at: EpochMs, reference: text }),
  step('checked-though-covered', { mark, reference: text }),
  step('remote', { mode: z.enum(['home', 'anywhere']), reference: text }),
  step('tier', { tier: text, minutes: z.int(), basisPoints, basis: text }),
  step('tier-not-checked', { tier: text, direction: Direction, basisPoints, basis: text }),
  step('absent-all', { basisPoints, basis: text }),
  step('absent-part', { basisPoints, basis: text }),
  step('deduction-of-mark', { mark, basisPoints, basis: text }),
  step('deduction-capped', { basisPoints, basis: text }),
  step('no-scheme', { day: text }),
]);
export type WhyStep = z.output<typeof WhyStep>;
