import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames } from '#modules/organization/server/organization.api.ts';
import { holidaySet } from '../../contract/events.ts';
import type { HolidayView, holidays } from '../../contract/holidays.ts';
import { lockCalendar } from '../basis.writes.ts';
import { writeBasis } from '../deciding.ts';
import { presentHoliday } from '../holidays.present.ts';
import { insertHolidays, withdrawHolidays } from '../holidays.writes.ts';
import { ownNationalYear } from '../own-national-year.ts';
import { yearOf } from '../rules/days.ts';
import { ensureManages } from '../who-manages.ts';

/** Enters a holiday; what stood on the day is kept as former. */
export async function setHoliday(
  ctx: TxContext,
  { day, name, kind, ...input }: InputOf<typeof holidays.set>,
): Promise<HolidayView> {
  const { tx } = ctx;
  const unitId = input.unitId ?? null;
  await ensureManages(ctx, unitId);
  ensure((kind === 'regional') === (unitId !== null), 'calendar.kind-not-of-scope');

  await lockCalendar(tx);
  if (unitId === null) await ownNationalYear(ctx, yearOf(day));
  const basis = writeBasis(ctx, input);
  await withdrawHolidays(tx, unitId, [day], basis.id);
  await insertHolidays(ctx.tx, ctx.actor.agencyId, unitId, [{ day, name, kind }], basis.id);
  await emit(ctx, holidaySet, {
    subject: basis.id,
    payload: { day, name, kind, unitId, basisNumber: input.basisNumber },
  });
  const names = await unitNames(tx, unitId ? [unitId] : []);
  return presentHoliday({ day, name, kind, unitId, basis: basis.view }, names, {
    national: true,
    regional: true,
  });
}
