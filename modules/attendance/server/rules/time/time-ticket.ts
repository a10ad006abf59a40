import { base64Of, fromBase64, fromUtf8, utf8Of } from '#core/transparency/bytes.ts';
import { TimeTicket } from '../../../contract/time-tickets.ts';
import { type Hmac, sameSecret } from '../codes/hmac.ts';

const purpose = 'pendopo/time-ticket/v1\n';

/** A ticket as text that only this server can have written: `<base64 of JSON>.<base64 of its HMAC>`. */
export function sealTicket(ticket: TimeTicket, hmac: Hmac): string {
  const { at, nonce, personId, deviceId } = ticket;
  const body = JSON.stringify({ at, nonce, personId, deviceId });
  return `${base64Of(utf8Of(body))}.${base64Of(hmac(utf8Of(purpose + body)))}`;
}

/** The ticket of a text, if this server issued it to this person on this device; null for any other text. */
export function openTicket(
  text: string,
  holder: { personId: string; deviceId: string },
  hmac: Hmac,
): TimeTicket | null {
  const [sealed = '', mac = '', more] = text.split('.');
  const bytes = fromBase64(sealed);
  const given = fromBase64(mac);
  const body = bytes && fromUtf8(bytes);
  if (more !== undefined || !given || !body) return null;
  if (!sameSecret(given, hmac(utf8Of(purpose + body)))) return null;
  const ticket = TimeTicket.parse(JSON.parse(body));
  return ticket.personId === holder.personId && ticket.deviceId === holder.deviceId ? ticket : null;
}
