import { ensure } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames } from '#modules/organization/server/organization.api.ts';
import { holidayWithdrawn } from '../../contract/events.ts';
import type { holidays } from '../../contract/holidays.ts';
import { lockCalendar } from '../basis.writes.ts';
import { writeBasis } from '../deciding.ts';
import { namedUnit } from '../holidays.present.ts';
import { holidaysOfYear } from '../holidays.queries.ts';
import { withdrawHolidays } from '../holidays.writes.ts';
import { ownNationalYear } from '../own-national-year.ts';
import { yearOf } from '../rules/days.ts';
import { ensureManages } from '../who-manages.ts';

/** Takes a holiday back; it is kept as former. */
export async function withdrawHoliday(
  ctx: TxContext,
  { day, ...input }: InputOf<typeof holidays.withdraw>,
): Promise<OutputOf<typeof holidays.withdraw>> {
  const { tx } = ctx;
  const unitId = input.unitId ?? null;
  await ensureManages(ctx, unitId);

  await lockCalendar(tx);
  const year = await holidaysOfYear(tx, yearOf(day), unitId ? [unitId] : []);
  const standing = year.find((one) => one.day === day && one.unitId === unitId);
  ensure(standing, 'calendar.no-such-holiday');
  if (unitId === null) await ownNationalYear(ctx, yearOf(day));
  const withdrawal = writeBasis(ctx, input);
  await withdrawHolidays(tx, unitId, [day], withdrawal.id);
  const { name, kind, basis } = standing;
  await emit(ctx, holidayWithdrawn, {
    subject: withdrawal.id,
    payload: { day, name, kind, unitId, basisNumber: input.basisNumber },
  });
  const names = await unitNames(tx, unitId ? [unitId] : []);
  return { day, name, kind, basis, unit: namedUnit(unitId, names), withdrawal: withdrawal.view };
}
