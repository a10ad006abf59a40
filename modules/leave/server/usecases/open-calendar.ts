import { createHash, randomBytes } from 'node:crypto';
import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { calendars } from '../../contract/calendars.ts';
import { calendarOpened } from '../../contract/events.ts';
import { addressesOf } from '../calendar-addresses.queries.ts';
import { insertAddress } from '../calendar-addresses.writes.ts';
import { presentAddress } from './list-calendars.ts';

/** A phone, a computer and some more. */
const mostOpen = 10;

/** The hash that is kept of a token. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Makes a secret address that a calendar program reads. A key makes none: it would outlive the key. */
export async function openCalendar(
  ctx: TxContext,
  { whose }: InputOf<typeof calendars.openAddress>,
): Promise<OutputOf<typeof calendars.openAddress>> {
  const { tx, actor } = ctx;
  ensure(actor.kind === 'person', 'core.forbidden');
  const personId = found(actor.personId);
  ensure(whose === 'own' || actor.posts.length > 0, 'leave.no-post');
  const open = (await addressesOf(tx, personId)).filter(({ revokedAt }) => revokedAt === null);
  ensure(open.length < mostOpen, 'leave.calendars-too-many', { most: mostOpen });
  const token = randomBytes(32).toString('base64url');
  const id = newId<'LeaveCalendarAddress'>();
  const openedAt = ctx.clock.now();
  await insertAddress(tx, actor.agencyId, { id, personId, whose, hash: hashOfToken(token), openedAt });
  await emit(ctx, calendarOpened, { subject: id, payload: { calendarId: id } });
  return {
    calendar: presentAddress({ id, whose, openedAt, revokedAt: null }),
    address: `${ctx.publicUrl}/api/leave/calendars/${token}`,
  };
}
