import { annualBalances } from '../balance/annual-balance.ts';
import { addDays, type DayText, yearOf } from '../length/calendar-days.ts';
import { endOf, type LeaveLength } from '../length/length.ts';
import { workingDays } from '../length/working-days.ts';
import type { Case } from './asked-leave.ts';

/** The longest of the reason where it has its own, else of the kind; null where it lasts as long as it takes. */
export function longestOf({ rule, reason, employee, settings }: Case): LeaveLength | null {
  if (reason && reason.most !== undefined) return reason.most;
  if (rule.kind === 'sick' && employee.employment === 'pppk')
    return { amount: settings.contractEmployeeSickMonths, unit: 'month' };
  return rule.most;
}

/** The last day that a leave of this length may have; of long leave, shortened by annual leave of the same year. */
export function lastDayOf(one: Case, begun: DayText, most: LeaveLength): DayText {
  const { rule, kindOfDay, settings } = one;
  const last = endOf(begun, most, kindOfDay);
  if (!rule.effects.removesAnnual || settings.longLeaveShortenedBy === 'nothing') return last;
  const used = Math.ceil(annualUsed(one));
  if (settings.longLeaveShortenedBy === 'calendar-days') return addDays(last, -used);
  let shortened = last;
  while (shortened >= begun && workingDays(addDays(shortened, 1), last, kindOfDay) < used)
    shortened = addDays(shortened, -1);
  return shortened;
}

/** Days of the right of the year, not of those carried, that were taken before the leave begins. */
function annualUsed({ asked, employee, settings, annual }: Case): number {
  const year = yearOf(asked.first);
  const earlier = annual.years
    .map((one) => ({ ...one, taken: one.taken.filter(({ first }) => first < asked.first) }))
    .filter((one) => one.year <= year);
  const balance = annualBalances({ ...annual, years: earlier, employee, settings }, year).at(-1);
  return (balance?.spent ?? []).reduce((sum, { from }) => sum + from.n, 0);
}
