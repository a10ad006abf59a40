import { dayIn } from '#core/clock/clock.ts';
import { startOfDay, startOfNextDay } from '#core/clock/day-bounds.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { register } from '../contract/register.ts';
import type { Search } from './letters.queries.ts';
import { readableUnits } from './readable-units.ts';

/** The filters of the register as the database is asked, for this actor and from the newest on. */
export async function searchOf(
  ctx: TxContext,
  filters: InputOf<typeof register.count>,
  page: Pick<Search, 'before' | 'size'>,
): Promise<Search> {
  const { zone } = ctx.actor;
  return {
    q: filters.q || null,
    units: await readableUnits(ctx),
    stages: filters.stage ?? null,
    classes: filters.securityClass ?? null,
    urgencies: filters.urgency ?? null,
    types: filters.letterType ?? null,
    from: filters.from ? startOfDay(zone, filters.from) : null,
    to: filters.to ? startOfNextDay(zone, filters.to) : null,
    unit: filters.unitId ?? null,
    book: filters.bookId ?? null,
    overdueOn: filters.overdue ? dayIn(zone, ctx.clock.now()) : null,
    ...page,
  };
}
