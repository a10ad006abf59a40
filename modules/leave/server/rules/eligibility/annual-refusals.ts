import type { Refusal } from '../../../contract/refusals.ts';
import { type AnnualFacts, annualBalances } from '../balance/annual-balance.ts';
import { withTakings } from '../balance/give-back.ts';
import { yearOf } from '../length/calendar-days.ts';
import { chargedDays } from '../length/charged-days.ts';
import type { Case } from './asked-leave.ts';
import { refuse } from './refuse.ts';

/** Working days, the balance of every year that the leave touches, and the days that a remote place may add. */
export function annualRefusals(one: Case): readonly Refusal[] {
  const { asked, rule, law, employee, settings, annual, kindOfDay } = one;
  if (rule.kind !== 'annual') return asked.remoteDays > 0 ? [tooManyRemoteDays(one, 0)] : [];
  const refusals: Refusal[] = [];
  const charged = chargedDays(asked, kindOfDay);
  if (charged.length === 0) refusals.push(refuse('leave.no-working-day', rule.basis));
  const { teachers } = law.annual;
  if (employee.teacher && teachers.treatment === 'holidays-count-as-used')
    refusals.push(refuse('leave.holidays-count-as-used', teachers.basis));

  const facts: AnnualFacts = { ...annual, employee, settings };
  const latest = Math.max(...charged.map(({ year }) => year), yearOf(asked.first));
  const before = annualBalances(withTakings(facts, asked.id, []), latest);
  const after = annualBalances(withTakings(facts, asked.id, charged), latest);
  // Also what was granted for later days is paid from the same balance: it must not be left without.
  const short = uncovered(after) - uncovered(before);
  if (short > 0)
    refusals.push(
      refuse('leave.balance-too-small', rule.basis, {
        asked: charged.reduce((sum, { days }) => sum + days, 0),
        short,
      }),
    );

  const remoteLeft = before.find(({ year }) => year === yearOf(asked.last))?.remoteLeft ?? 0;
  if (asked.remoteDays > remoteLeft) refusals.push(tooManyRemoteDays(one, remoteLeft));
  return refusals;
}

function uncovered(balances: ReturnType<typeof annualBalances>): number {
  return balances.flatMap(({ spent }) => spent).reduce((sum, one) => sum + one.uncovered, 0);
}

function tooManyRemoteDays({ asked, law }: Case, most: number): Refusal {
  return refuse('leave.too-many-remote-days', law.annual.remote.basis, { most, asked: asked.remoteDays });
}
