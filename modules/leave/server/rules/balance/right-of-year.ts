import type { BalanceLine, BalanceLineCode } from '../../../contract/balance-lines.ts';
import type { BalancePart, LegalBasis } from '../../../contract/terms.ts';
import { type EmployeeFacts, serviceCompleteOn } from '../eligibility/employee.ts';
import { kindRule } from '../law/law-on.ts';
import type { LeaveLaw } from '../law/leave-law.ts';
import { type DayText, yearOf } from '../length/calendar-days.ts';
import type { AnnualYear } from './annual-year.ts';

/** The own right of a year, before anything is taken. */
export interface YearRight {
  readonly days: number;
  /** Whether the service is complete before the year is over. */
  readonly arisen: boolean;
  /** The day on which it arises: in the first year the one after twelve months of service. */
  readonly from: DayText;
  readonly lines: readonly BalanceLine[];
}

/** A line of the explanation, in working days. */
export function line(
  code: BalanceLineCode,
  part: BalancePart,
  amount: number,
  basis: LegalBasis | null,
  params: BalanceLine['params'] = {},
): BalanceLine {
  return { code, part, amount, unit: 'working-day', basis, params };
}

/**
 * Right of the year: the whole quota as soon as the service is there, in whichever month (the law knows no share for a
 * part of the year); the collective leave that was worked on top of it (PP 11/2017 art. 333 (3)).
 */
export function rightOfYear(law: LeaveLaw, employee: EmployeeFacts, year: AnnualYear): YearRight {
  const rule = kindRule(law, 'annual', employee.employment);
  const needed = rule?.serviceMonths ?? 0;
  const from = serviceCompleteOn(employee, needed);
  const basis = rule?.basis ?? null;
  const begin = `${year.year}-01-01`;
  const arises = from > begin ? from : begin;
  if (!rule || yearOf(from) > year.year)
    return {
      days: 0,
      arisen: false,
      from: arises,
      lines: [line('right-not-yet', 'n', 0, basis, { from, needed })],
    };
  const { quota, teachers, collectiveWorked } = law.annual;
  const quotaLine =
    employee.teacher && teachers.treatment === 'holidays-count-as-used'
      ? line('holidays-count-as-used', 'n', 0, teachers.basis)
      : line('right-of-year', 'n', quota, basis, { from: arises });
  const worked = year.collectiveWorked;
  const lines = [quotaLine];
  if (worked > 0) lines.push(line('collective-worked', 'n', worked, collectiveWorked));
  // What is taken away takes no more than there is.
  const adjusted = Math.max(-(quotaLine.amount + worked), year.adjusted);
  if (adjusted !== 0) lines.push(line('adjusted', 'n', adjusted, null));
  return { days: quotaLine.amount + worked + adjusted, arisen: true, from: arises, lines };
}
