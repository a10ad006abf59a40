import { ensure } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { simulations } from '../../contract/simulations.ts';
import { presentDay } from '../days.present.ts';
import { todayOf } from '../managed-place.ts';
import { mayManageUnit, seesUnit } from '../policy.ts';
import { dayRow } from '../reckon-days.ts';
import { compareDays, lastFullMonth } from '../simulate.ts';
import { keptMonthOf } from '../simulation.queries.ts';
import { loadSubject } from '../subjects.ts';

/** Days of a person that rules would have changed in the last full month. */
export async function simulateDays(
  ctx: TxContext,
  { proposal, personId }: InputOf<typeof simulations.days>,
): Promise<OutputOf<typeof simulations.days>> {
  const { path } = await loadSubject(ctx, personId);
  // Who manages sees sums of a unit; its people are for who sees them.
  ensure(mayManageUnit(ctx.actor, path) && seesUnit(ctx.actor, path), 'core.not-found');
  const month = lastFullMonth(todayOf(ctx));
  const kept = await keptMonthOf(ctx.tx, personId, month.from, month.until);
  const days = kept.flatMap(await compareDays(ctx, kept, month, proposal));
  return {
    ...month,
    items: days
      .filter(({ differs }) => differs)
      .map(({ before, after }) => ({
        day: before.result.day,
        before: presentDay(dayRow(before)),
        after: presentDay(dayRow(after)),
      })),
  };
}
