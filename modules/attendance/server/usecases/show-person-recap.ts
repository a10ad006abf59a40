import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { recaps } from '../../contract/recaps.ts';
import { mayView } from '../policy.ts';
import { ensurePeriod } from '../recap-units.ts';
import { monthsOf } from '../recaps.queries.ts';
import { addSums } from '../rules/add-sums.ts';
import { loadSubject } from '../subjects.ts';

/** Days of a person added up by month. */
export async function showPersonRecap(
  ctx: TxContext,
  { from, until, ...input }: InputOf<typeof recaps.ofPerson>,
): Promise<OutputOf<typeof recaps.ofPerson>> {
  ensurePeriod(from, until);
  const subject = await loadSubject(ctx, found(input.personId ?? ctx.actor.personId));
  ensure(mayView(ctx.actor, subject), 'core.not-found');
  const months = await monthsOf(ctx.tx, subject.personId, from, until);
  return {
    personId: subject.personId,
    total: addSums(months.map(({ sums }) => sums)),
    items: months.map((month) => ({ ...month, name: month.id })),
  };
}
