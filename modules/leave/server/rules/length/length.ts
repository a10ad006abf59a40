import type { LengthUnit } from '../../../contract/terms.ts';
import { addDays, calendarDays, type DayText } from './calendar-days.ts';
import { endOfMonths, monthsAndDays } from './months.ts';
import { endOfWorkingDays, type KindOfDay, workingDays } from './working-days.ts';

/** A length as the law says it: 12 working days, 3 months, 1½ months, 3 years. */
export interface LeaveLength {
  readonly amount: number;
  readonly unit: LengthUnit;
}

/** The last day of a leave of this length; of working days, the day on which the last of them falls. */
export function endOf(first: DayText, length: LeaveLength, kindOfDay: KindOfDay): DayText {
  if (length.unit === 'working-day') return endOfWorkingDays(first, Math.ceil(length.amount), kindOfDay);
  if (length.unit === 'calendar-day') return addDays(first, length.amount - 1);
  return endOfMonths(first, length.unit === 'year' ? length.amount * 12 : length.amount);
}

/** What a range is in the unit of the law: section IV of the form. Days that make no whole month stand beside it. */
export function lengthOf(
  first: DayText,
  last: DayText,
  unit: LengthUnit,
  kindOfDay: KindOfDay,
): readonly LeaveLength[] {
  if (unit === 'working-day') return [{ amount: workingDays(first, last, kindOfDay), unit }];
  if (unit === 'calendar-day') return [{ amount: calendarDays(first, last), unit }];
  const { months, days } = monthsAndDays(first, last);
  const years = unit === 'year' ? Math.floor(months / 12) : 0;
  const parts: LeaveLength[] = [
    { amount: years, unit: 'year' },
    { amount: months - years * 12, unit: 'month' },
    { amount: days, unit: 'calendar-day' },
  ];
  return parts.filter(({ amount }) => amount > 0);
}

/** Both lengths one after the other, in months where they differ in unit. */
export function together(one: LeaveLength, other: LeaveLength): LeaveLength {
  if (one.unit === other.unit) return { amount: one.amount + other.amount, unit: one.unit };
  return { amount: inMonths(one) + inMonths(other), unit: 'month' };
}

function inMonths({ amount, unit }: LeaveLength): number {
  if (unit === 'month') return amount;
  if (unit === 'year') return amount * 12;
  throw new Error(`days are no months: ${unit}`);
}
