import type { BalanceLine } from '../../../contract/balance-lines.ts';
import { contractLongerThan, contractMonths, type EmployeeFacts } from '../eligibility/employee.ts';
import type { AnnualRule, CarryRule } from '../law/leave-law.ts';
import type { LeaveSettings } from '../law/settings.ts';
import type { YearEnd } from './annual-year.ts';
import { line } from './right-of-year.ts';

/** Days that come into a year from the two before. */
export interface Carried {
  readonly 'n-2': number;
  readonly 'n-1': number;
  readonly lines: readonly BalanceLine[];
}

/**
 * What is carried into a year:
 * - of last year at most six, so that the total is 18 (PP 11/2017 art. 313 (1));
 * - what the official deferred, whole, so that the total is 24 (art. 314); it is used within the next year, or lapses;
 * - where two years or more went unused, six of the year before last as well, so that the total is 24 (art. 313 (2)).
 * What is older than two years lapses. Totals are with a full right of the year: long leave, which takes that, adds nothing.
 */
export function carriedInto(
  rules: AnnualRule,
  settings: LeaveSettings,
  employee: EmployeeFacts,
  last: YearEnd | null,
  beforeLast: YearEnd | null,
): Carried {
  const may = (rule: CarryRule | null) => mayCarry(rule, settings, employee);
  const mostOf = (rule: CarryRule | null) => (rule && may(rule) ? rule.total - rules.quota : 0);
  const lines: BalanceLine[] = [];
  const left = last?.left ?? 0;

  const deferred = last && last.deferred > 0 ? deferredDays(last, settings, mostOf(rules.deferred)) : 0;
  if (deferred > 0)
    lines.push(line('carried-deferred', 'n-1', deferred, rules.deferred?.basis ?? null, { left }));

  const ceiling = Math.max(mostOf(rules.carry), deferred > 0 ? mostOf(rules.deferred) : 0);
  const rest = left - deferred;
  const ordinary = Math.min(rest, mostOf(rules.carry), ceiling - deferred);
  if (ordinary > 0)
    lines.push(
      line('carried', 'n-1', ordinary, rules.carry?.basis ?? null, { left: rest, most: mostOf(rules.carry) }),
    );
  const fromLast = deferred + Math.max(0, ordinary);

  const older = last && beforeLast ? unusedForTwoYears(last, beforeLast, settings) : 0;
  // The older year adds what an ordinary year may, within the larger total.
  const mostOlder = Math.min(mostOf(rules.carry), mostOf(rules.twoYears) - fromLast);
  const fromBefore = Math.max(0, Math.min(older, mostOlder));
  if (fromBefore > 0)
    lines.unshift(
      line('carried-two-years', 'n-2', fromBefore, rules.twoYears?.basis ?? null, {
        left: older,
        most: mostOlder,
      }),
    );

  const lapsed = Math.max(0, (last?.olderLeft ?? 0) - fromBefore);
  if (lapsed > 0) lines.push(line('not-carried', 'n-2', 0, rules.twoYears?.basis ?? null, { days: lapsed }));
  if (left > fromLast)
    lines.push(line('not-carried', 'n-1', 0, rules.carry?.basis ?? null, { days: left - fromLast }));
  for (const rule of [left > fromLast ? rules.carry : null, older > fromBefore ? rules.twoYears : null])
    if (rule && rule.contractOver !== null && !may(rule))
      lines.push(
        line('contract-too-short', rule === rules.carry ? 'n-1' : 'n-2', 0, rule.basis, {
          over: rule.contractOver,
          months: contractMonths(employee),
        }),
      );
  return { 'n-2': fromBefore, 'n-1': fromLast, lines };
}

function mayCarry(rule: CarryRule | null, settings: LeaveSettings, employee: EmployeeFacts): boolean {
  if (!rule) return false;
  if (employee.employment === 'pppk' && !settings.contractEmployeesCarry) return false;
  return contractLongerThan(employee, rule.contractOver);
}

function deferredDays(last: YearEnd, settings: LeaveSettings, most: number): number {
  const wanted = settings.deferral === 'all-left' ? last.left : Math.min(last.deferred, last.left);
  return Math.min(wanted, most);
}

/** Days of the year before last that two unused years leave; 0 where one of them was used, or gave no right. */
function unusedForTwoYears(last: YearEnd, beforeLast: YearEnd, settings: LeaveSettings): number {
  if (last.right <= 0 || beforeLast.right <= 0) return 0;
  if (settings.twoYears === 'something-left') return last.left > 0 ? last.olderLeft : 0;
  return last.taken === 0 && beforeLast.taken === 0 ? beforeLast.left : 0;
}
