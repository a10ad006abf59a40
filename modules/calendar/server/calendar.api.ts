import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import { decidedAbout } from './decided.queries.ts';
import { plansOf } from './plans.ts';
import type { Day } from './rules/days.ts';
import { openRulebook } from './rules/rulebook.ts';
import { countWorkingDays, farthestDay, nthWorkingDay, unknownYears } from './rules/working-days.ts';

export { plansProposed } from './proposed.ts';
export type { Day } from './rules/days.ts';
export type { DayPlan, PlannedHours } from './rules/plan-day.ts';
export { plansOf };

/** Years without national days are told: what was reckoned over them changes when these are entered. */
interface Reckoned {
  unknownYears: number[];
}

/** How many days of a time, both ends with it, are working days of a person: leave is counted by it. */
export async function workingDaysOf(
  tx: Tx,
  personId: PersonId,
  from: Day,
  until: Day,
): Promise<Reckoned & { days: number }> {
  const plans = (await plansOf(tx, [personId], from, until)).get(personId)!;
  const known = new Set(
    plans.filter(({ because }) => because.holidaysKnown).map(({ day }) => Number(day.slice(0, 4))),
  );
  return {
    days: plans.filter(({ kind }) => kind === 'work').length,
    unknownYears: unknownYears(from, until, known),
  };
}

/** The n-th working day of a unit after a day: a time limit of n working days begins on the next working day. */
export async function nthWorkingDayOf(
  tx: Tx,
  unitId: UnitId,
  after: Day,
  n: number,
): Promise<Reckoned & { day: Day }> {
  const { path, decided, book } = await bookOf(tx, unitId, after, farthestDay(after, n));
  const day = nthWorkingDay(after, n, (one) => book.isWorkingDay(path, one));
  return { day, unknownYears: unknownYears(after, day, decided.knownYears) };
}

/** How many days of a time, both ends with it, are working days of a unit. */
export async function workingDaysOfUnit(
  tx: Tx,
  unitId: UnitId,
  from: Day,
  until: Day,
): Promise<Reckoned & { days: number }> {
  const { path, decided, book } = await bookOf(tx, unitId, from, until);
  return {
    days: countWorkingDays(from, until, (day) => book.isWorkingDay(path, day)),
    unknownYears: unknownYears(from, until, decided.knownYears),
  };
}

async function bookOf(tx: Tx, unitId: UnitId, from: Day, until: Day) {
  const [path, decided] = await Promise.all([unitPath(tx, unitId), decidedAbout(tx, from, until)]);
  return { path, decided, book: openRulebook(decided) };
}
