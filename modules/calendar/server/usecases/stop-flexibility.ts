import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { FlexibilityStopView, flexibilityStops } from '../../contract/assignments.ts';
import { flexibilityStopped } from '../../contract/events.ts';
import { presentStops } from '../assignments.present.ts';
import { stopById, stopsOf } from '../assignments.queries.ts';
import { insertStop } from '../assignments.writes.ts';
import { lockCalendar } from '../basis.writes.ts';
import { endStops } from '../dated.writes.ts';
import { dayAfterLast, todayOf } from '../deciding.ts';
import { takeOver } from '../rules/take-over.ts';
import { managedPeople } from '../who-manages.ts';

/** Takes flexible time and place from a person for a time; it replaces what was to be later. */
export async function stopFlexibility(
  ctx: TxContext,
  { personId, startsOn, lastDay }: InputOf<typeof flexibilityStops.add>,
): Promise<FlexibilityStopView> {
  const { tx } = ctx;
  const [people, managed] = await Promise.all([peopleByIds(tx, [personId]), managedPeople(ctx, [personId])]);
  ensure(people.has(personId) && managed.has(personId), 'core.not-found');
  const time = { startsOn, endsBefore: dayAfterLast(startsOn, lastDay) };

  await lockCalendar(tx);
  const today = todayOf(ctx);
  const taken = takeOver(await stopsOf(tx, personId), time, today);
  ensure(taken, 'calendar.begun-stays');
  await endStops(
    tx,
    taken.cut.map(({ row, endsBefore }) => ({ id: row.id, endsBefore })),
  );
  const recorded = { recordedBy: ctx.actor.personId, recordedAt: ctx.clock.now() };
  for (const { row, ...rest } of taken.resumed)
    await insertStop(ctx.tx, ctx.actor.agencyId, { ...row, ...rest, ...recorded });
  const id = await insertStop(ctx.tx, ctx.actor.agencyId, { personId, ...time, ...recorded });
  await emit(ctx, flexibilityStopped, { subject: personId, payload: { personId, startsOn } });
  const [view] = await presentStops(tx, [found(await stopById(tx, id))], today);
  return found(view);
}
