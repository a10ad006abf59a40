import { ensure, fail, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { FlexibilityStopView, flexibilityStops } from '../../contract/assignments.ts';
import { flexibilityRestored } from '../../contract/events.ts';
import { presentStops } from '../assignments.present.ts';
import { stopById } from '../assignments.queries.ts';
import { lockCalendar } from '../basis.writes.ts';
import { endStops } from '../dated.writes.ts';
import { todayOf } from '../deciding.ts';
import { endingAfter, endingFault } from '../rules/take-over.ts';
import { managedPeople } from '../who-manages.ts';

/** Gives flexible time and place back after a last day. */
export async function restoreFlexibility(
  ctx: TxContext,
  { stopId, lastDay }: InputOf<typeof flexibilityStops.end>,
): Promise<FlexibilityStopView> {
  const { tx } = ctx;
  await lockCalendar(tx);
  const row = found(await stopById(tx, stopId));
  const { personId } = row;
  ensure((await managedPeople(ctx, [personId])).has(personId), 'core.not-found');
  const today = todayOf(ctx);
  const fault = endingFault(row, lastDay, today);
  if (fault) fail(fault);
  const endsBefore = endingAfter(row, lastDay);

  await endStops(tx, [{ id: stopId, endsBefore }]);
  await emit(ctx, flexibilityRestored, { subject: personId, payload: { personId, lastDay } });
  const [view] = await presentStops(tx, [{ ...row, endsBefore }], today);
  return found(view);
}
