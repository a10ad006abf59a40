import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { AddressView, calendars } from '../../contract/calendars.ts';
import { calendarRevoked } from '../../contract/events.ts';
import { addressesOf } from '../calendar-addresses.queries.ts';
import { revokeAddress } from '../calendar-addresses.writes.ts';
import { presentAddress } from './list-calendars.ts';

/** Ends an own calendar address at once. */
export async function revokeCalendar(
  ctx: TxContext,
  { calendarId }: InputOf<typeof calendars.revokeAddress>,
): Promise<AddressView> {
  const { tx, actor } = ctx;
  const row = found((await addressesOf(tx, found(actor.personId))).find(({ id }) => id === calendarId));
  ensure(row.revokedAt === null, 'leave.calendar-revoked');
  const revokedAt = ctx.clock.now();
  await revokeAddress(tx, actor.agencyId, calendarId, revokedAt);
  await emit(ctx, calendarRevoked, { subject: calendarId, payload: { calendarId } });
  return presentAddress({ ...row, revokedAt });
}
