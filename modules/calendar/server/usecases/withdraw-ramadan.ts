import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { ramadanWithdrawn } from '../../contract/events.ts';
import type { RamadanView, ramadans } from '../../contract/holidays.ts';
import { lockCalendar } from '../basis.writes.ts';
import { writeBasis } from '../deciding.ts';
import { presentRamadan } from '../holidays.present.ts';
import { ramadanById } from '../holidays.queries.ts';
import { withdrawRamadans } from '../holidays.writes.ts';
import { addDays } from '../rules/days.ts';
import { ensureManages } from '../who-manages.ts';

/** Takes the days of a Ramadan back; they are kept as former. */
export async function withdrawRamadan(
  ctx: TxContext,
  { ramadanId, ...input }: InputOf<typeof ramadans.withdraw>,
): Promise<RamadanView> {
  const { tx } = ctx;
  await ensureManages(ctx, null);
  await lockCalendar(tx);
  const standing = found(await ramadanById(tx, ramadanId));
  ensure(standing.withdrawal === null, 'calendar.withdrawn-already');

  const basis = writeBasis(ctx, input);
  await withdrawRamadans(tx, standing, basis.id);
  const { startsOn, endsBefore } = standing;
  await emit(ctx, ramadanWithdrawn, {
    subject: ramadanId,
    payload: { startsOn, lastDay: addDays(endsBefore, -1), basisNumber: input.basisNumber },
  });
  return presentRamadan({ ...standing, withdrawal: basis.view });
}
