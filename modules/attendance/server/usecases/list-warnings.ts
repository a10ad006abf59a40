import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { listWarnings as operation } from '../../contract/warnings.ts';
import { countedUpTo } from '../discipline.ts';
import { todayOf } from '../managed-place.ts';
import { pageByName } from '../name-cursor.ts';
import { peopleToDecideOn } from '../people-to-decide-on.ts';
import { furthestWarnings } from '../warnings.queries.ts';

/** Warnings of this year, in January also of the one before, about people about whom one may decide. */
export async function listWarnings(
  ctx: TxContext,
  { personId, ...page }: InputOf<typeof operation>,
): Promise<OutputOf<typeof operation>> {
  const people = await peopleToDecideOn(ctx, personId);
  const years = countedUpTo(todayOf(ctx)).map((day) => Number(day.slice(0, 4)));
  const warnings = await furthestWarnings(ctx.tx, years, people);
  const known = await peopleByIds(ctx.tx, [...new Set(warnings.map((one) => one.personId))]);
  const named = warnings.map((one) => ({ ...one, name: known.get(one.personId)?.name ?? '' }));
  const { shown, next } = pageByName(named, page);
  return {
    items: shown.map(({ id, personId: of, name, year, counted, threshold, stage, halves, toldAt }) => ({
      ...{ id, year, counted, threshold, stage },
      person: { id: of, name },
      days: halves / 2,
      at: toldAt.toISOString(),
    })),
    next,
  };
}
