import { z } from 'zod';
import { EnteredDay, TimeOfDay } from '#core/contract/schemas.ts';
import { Place } from './terms.ts';

/** The hours of a day in local time. An end that is not after the start lies on the next day. */
const hours = {
  start: TimeOfDay,
  end: TimeOfDay,
  /** A break that begins before the start lies on the next day. */
  breaks: z.array(z.strictObject({ start: TimeOfDay, minutes: z.int().min(1).max(240) })).max(4),
};
export const Shift = z.strictObject(hours);
export type Shift = z.output<typeof Shift>;
export const WeekHours = z.strictObject({ ...hours, place: Place.default('office') });
export type WeekHours = z.output<typeof WeekHours>;

/** Monday first; null for a day of rest. */
export const Week = z.array(WeekHours.nullable()).length(7);
export type Week = z.output<typeof Week>;

/** By how much the day may begin, and then end, earlier or later: dynamic time of PermenPANRB 4/2025. */
export const Flexibility = z.strictObject({
  earlierMinutes: z.int().min(0).max(240),
  laterMinutes: z.int().min(0).max(240),
});
export type Flexibility = z.output<typeof Flexibility>;

export const WeekRule = z.strictObject({
  kind: z.literal('week'),
  ordinary: Week,
  /** Hours in Ramadan; null where they stay the same. */
  ramadan: Week.nullable(),
  flexible: Flexibility.nullable(),
});
export type WeekRule = z.output<typeof WeekRule>;

/** Shifts that come round, whatever the day of the week. */
export const RotationRule = z.strictObject({
  kind: z.literal('rotation'),
  /** The day on which a team without offset is in the first shift of the cycle. */
  anchor: EnteredDay,
  cycle: z.array(Shift.nullable()).min(2).max(56),
  /** False where work goes on on holidays, as in hospitals. */
  restsOnHolidays: z.boolean(),
});
export type RotationRule = z.output<typeof RotationRule>;

/** Pola kerja: what a version of a working pattern says. */
export const PatternRule = z.discriminatedUnion('kind', [WeekRule, RotationRule]);
export type PatternRule = z.output<typeof PatternRule>;
