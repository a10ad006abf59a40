import type { DayHalf } from '../../../contract/terms.ts';
import { addDays, byYear, type DayText } from './calendar-days.ts';
import { type KindOfDay, workingDays } from './working-days.ts';

/**
 * A part of one day. The law gives annual leave by whole days, at least one (PerBKN 24/2017); halves and hours are what an
 * agency allows beside it, and are off unless it says otherwise.
 */
export type PartOfDay = { readonly half: DayHalf } | { readonly hours: number };

/** An hour is an eighth of a day, so that all amounts are exact; the eighth hour begun makes the day. */
const hoursOfDay = 8;

/** What a part of a working day costs: half a day, or an eighth for every hour begun, at most the day. */
export function chargeOfPart(part: PartOfDay): number {
  return 'half' in part ? 0.5 : Math.min(hoursOfDay, Math.ceil(part.hours)) / hoursOfDay;
}

/** A leave that is paid for with annual leave. */
export interface ChargedLeave {
  readonly first: DayText;
  readonly last: DayText;
  readonly part: PartOfDay | null;
  /** Calendar days at its end that a remote place adds; they cost nothing. */
  readonly remoteDays: number;
}

/** Days of annual leave that it costs in each year that it touches; years without a working day are left out. */
export function chargedDays(
  leave: ChargedLeave,
  kindOfDay: KindOfDay,
): readonly { year: number; first: DayText; days: number }[] {
  const last = addDays(leave.last, -leave.remoteDays);
  return byYear(leave.first, last)
    .map(({ year, first, last: end }) => {
      const days = workingDays(first, end, kindOfDay);
      return { year, first, days: leave.part ? days * chargeOfPart(leave.part) : days };
    })
    .filter(({ days }) => days > 0);
}
