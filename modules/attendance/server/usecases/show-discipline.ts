import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { recaps } from '../../contract/recaps.ts';
import { disciplineOf } from '../discipline.ts';
import { todayOf } from '../managed-place.ts';
import { mayView } from '../policy.ts';
import { loadSubject } from '../subjects.ts';

/** Days without valid reason of a person, held against PP 94/2021. */
export async function showDiscipline(
  ctx: TxContext,
  input: InputOf<typeof recaps.discipline>,
): Promise<OutputOf<typeof recaps.discipline>> {
  const subject = await loadSubject(ctx, found(input.personId ?? ctx.actor.personId));
  ensure(mayView(ctx.actor, subject), 'core.not-found');
  const { personId } = subject;
  const today = todayOf(ctx);
  const known = found((await disciplineOf(ctx.tx, today, [personId])).get(personId));
  const { reached, nearing, ...count } = known.count;
  return {
    personId,
    ...count,
    ...{ reached: [...reached], nearing: [...nearing] },
    days: known.days
      .filter(({ absentHalves, day }) => absentHalves > 0 && day.startsWith(String(count.year)))
      .map(({ day, absentHalves }) => ({ day, absentDays: absentHalves / 2 })),
  };
}
