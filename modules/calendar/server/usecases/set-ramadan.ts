import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { ramadanSet } from '../../contract/events.ts';
import type { RamadanView, ramadans } from '../../contract/holidays.ts';
import { lockCalendar } from '../basis.writes.ts';
import { dayAfterLast, writeBasis } from '../deciding.ts';
import { presentRamadan } from '../holidays.present.ts';
import { ramadanById } from '../holidays.queries.ts';
import { insertRamadan, withdrawRamadans } from '../holidays.writes.ts';
import { dayNumber } from '../rules/days.ts';
import { ensureManages } from '../who-manages.ts';

/** Enters the days of a Ramadan; days entered before that touch them are kept as former. */
export async function setRamadan(
  ctx: TxContext,
  { startsOn, lastDay, ...input }: InputOf<typeof ramadans.set>,
): Promise<RamadanView> {
  const { tx } = ctx;
  await ensureManages(ctx, null);
  const time = { startsOn, endsBefore: dayAfterLast(startsOn, lastDay)! };
  const length = dayNumber(time.endsBefore) - dayNumber(startsOn);
  ensure(length >= 28 && length <= 31, 'calendar.ramadan-length', { days: length });

  await lockCalendar(tx);
  const basis = writeBasis(ctx, input);
  await withdrawRamadans(tx, time, basis.id);
  const id = await insertRamadan(ctx.tx, ctx.actor.agencyId, time, basis.id);
  await emit(ctx, ramadanSet, {
    subject: id,
    payload: { startsOn, lastDay, basisNumber: input.basisNumber },
  });
  return presentRamadan(found(await ramadanById(tx, id)));
}
