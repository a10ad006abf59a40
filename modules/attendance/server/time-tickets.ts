import { randomBytes } from 'node:crypto';
import { found } from '#core/contract/errors.ts';
import type { Context } from '#core/session/context.ts';
import type { CheckInStatement } from '../contract/check-in-statement.ts';
import type { DeviceId } from '../contract/terms.ts';
import { agencyHmac } from './agency-hmac.ts';
import { openTicket, sealTicket } from './rules/time/time-ticket.ts';

type Asked = Pick<Context, 'actor' | 'clock' | 'secrets'>;

/** What the time is, sealed for the actor on a device. Nothing is kept of it: its seal is all that makes it one. */
export function giveTicket({ actor, clock, secrets }: Asked, deviceId: DeviceId): string {
  const ticket = {
    at: clock.now().getTime(),
    nonce: randomBytes(16).toString('base64url'),
    personId: found(actor.personId) as string,
    deviceId: deviceId as string,
  };
  return sealTicket(ticket, agencyHmac(secrets, actor.agencyId, 'ticket'));
}

/** When the ticket of a statement was given; null where it has none, or none that was given to this person on this device. */
export function ticketTime({ actor, secrets }: Asked, statement: CheckInStatement): number | null {
  const hmac = agencyHmac(secrets, actor.agencyId, 'ticket');
  return (statement.ticket && openTicket(statement.ticket, statement, hmac)?.at) || null;
}
