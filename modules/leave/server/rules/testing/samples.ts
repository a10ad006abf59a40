import type { AnnualFacts } from '../balance/annual-balance.ts';
import type { AnnualYear, YearEnd } from '../balance/annual-year.ts';
import { quietYear } from '../balance/annual-year.ts';
import type { AskedLeave, Circumstances } from '../eligibility/asked-leave.ts';
import { refusalsOf } from '../eligibility/eligibility.ts';
import type { EmployeeFacts } from '../eligibility/employee.ts';
import { lawOn } from '../law/law-on.ts';
import { usualSettings } from '../law/settings.ts';
import { officeDays } from './holidays.ts';

export function employee(more: Partial<EmployeeFacts> = {}): EmployeeFacts {
  return {
    employment: 'pns',
    gender: 'female',
    serviceSince: '2010-03-01',
    outOfService: [],
    teacher: false,
    contract: null,
    ...more,
  };
}

/** Appointed on 1 March 2022 under a contract of five years. */
export function contractEmployee(more: Partial<EmployeeFacts> = {}): EmployeeFacts {
  return employee({
    employment: 'pppk',
    serviceSince: '2022-03-01',
    contract: { from: '2022-03-01', to: '2027-02-28' },
    ...more,
  });
}

export function year(number: number, more: Partial<AnnualYear> = {}): AnnualYear {
  return { ...quietYear(number), ...more };
}

/** One leave of so many days at the beginning of March. */
export function takenIn(number: number, days: number, more: Partial<AnnualYear> = {}): AnnualYear {
  return year(number, { taken: [{ id: `${number}`, first: `${number}-03-02`, days }], ...more });
}

/** A year before the record began, all of whose right was used. */
export function usedUp(number: number): YearEnd {
  return { year: number, right: 12, left: 0, olderLeft: 0, taken: 12, deferred: 0, advanced: 0 };
}

export function annual(years: readonly AnnualYear[], more: Partial<AnnualFacts> = {}): AnnualFacts {
  const first = Math.min(...years.map(({ year: number }) => number));
  return {
    employee: employee(),
    years,
    before: [usedUp(first - 2), usedUp(first - 1)],
    settings: usualSettings,
    ...more,
  };
}

/** A day of annual leave on Monday 8 June 2026, asked for a month before. */
export function asked(more: Partial<AskedLeave> = {}): AskedLeave {
  const first = more.first ?? '2026-06-08';
  return {
    id: 'asked',
    kind: 'annual',
    reason: null,
    first,
    last: first,
    part: null,
    remoteDays: 0,
    askedOn: '2026-05-04',
    child: null,
    abroad: false,
    proofs: [],
    continues: null,
    ...more,
  };
}

export function circumstances(who: EmployeeFacts, more: Partial<Circumstances> = {}): Circumstances {
  return {
    employee: who,
    law: lawOn('2026-06-08', who.employment),
    settings: usualSettings,
    kindOfDay: officeDays,
    annual: { years: [year(2026)], before: [usedUp(2024), usedUp(2025)] },
    earlier: [],
    ...more,
  };
}

/** The codes of the refusals, in their order. */
export function codes(
  leave: AskedLeave,
  who: EmployeeFacts = employee(),
  more: Partial<Circumstances> = {},
): string[] {
  return refusalsOf(leave, circumstances(who, more)).map(({ code }) => code);
}
