import type { Employment, Gender } from '../../../contract/terms.ts';
import { addDays, calendarDays, type DayText } from '../length/calendar-days.ts';
import { dayAfterMonths, monthsAndDays } from '../length/months.ts';

/** What of an employee the right to leave depends on. */
export interface EmployeeFacts {
  readonly employment: Employment;
  readonly gender: Gender;
  /** First day of continuous service (TMT CPNS, or of the first contract that was followed without a gap). */
  readonly serviceSince: DayText;
  /** Unpaid leave, which is no service (PP 11/2017 art. 337), each with its last day, in their order. */
  readonly outOfService: readonly { readonly first: DayText; readonly last: DayText }[];
  /** Teacher or lecturer with holidays by other rules. */
  readonly teacher: boolean;
  /** The contract of a PPPK. */
  readonly contract: { readonly from: DayText; readonly to: DayText } | null;
}

/** The day on which so many months of service are complete; time out of service moves it by its days. */
export function serviceCompleteOn(employee: EmployeeFacts, months: number): DayText {
  return employee.outOfService.reduce(
    (day, gap) => (gap.first < day ? addDays(day, calendarDays(gap.first, gap.last)) : day),
    dayAfterMonths(employee.serviceSince, months),
  );
}

/** Complete months of service before a day. */
export function serviceMonths(employee: EmployeeFacts, day: DayText): number {
  const out = employee.outOfService
    .filter((gap) => gap.first < day)
    .reduce((days, gap) => days + calendarDays(gap.first, gap.last < day ? gap.last : addDays(day, -1)), 0);
  const { months } = monthsAndDays(employee.serviceSince, addDays(day, -1 - out));
  return months;
}

/** Whole months of the contract; without one, none. */
export function contractMonths({ contract }: EmployeeFacts): number {
  return contract ? monthsAndDays(contract.from, contract.to).months : 0;
}

/** Whether the contract is longer than so many months: a day more is enough. */
export function contractLongerThan({ contract }: EmployeeFacts, months: number | null): boolean {
  return months === null || (contract !== null && contract.to >= dayAfterMonths(contract.from, months));
}
