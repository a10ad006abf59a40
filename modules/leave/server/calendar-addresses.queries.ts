import type { AgencyId, PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Zone } from '#modules/calendar/contract/terms.ts';
import type { CalendarAddressId } from '../contract/ids.ts';

export interface AddressRow {
  id: CalendarAddressId;
  whose: 'own' | 'unit';
  openedAt: Date;
  revokedAt: Date | null;
}

/** Own addresses, the latest first, as the walls show them. Index: calendar_address_person. */
export function addressesOf(tx: Tx, personId: PersonId): Promise<AddressRow[]> {
  return tx.rows(
    `select c.id, c.whose, c.opened_at as "openedAt", c.revoked_at as "revokedAt" from leave.calendar_address c
     where c.agency_id = core.agency_id() and c.person_id = $1 order by c.id desc limit 50`,
    [personId],
  );
}

/** Whose calendar an address shows; from then on the transaction works for that person. */
export async function enterCalendar(
  tx: Tx,
  hash: Buffer,
): Promise<{ agencyId: AgencyId; personId: PersonId; zone: Zone; whose: 'own' | 'unit' } | undefined> {
  const [row] = await tx.rows<{ agencyId: AgencyId; personId: PersonId; zone: Zone; whose: 'own' | 'unit' }>(
    'select agency_id as "agencyId", person_id as "personId", zone, whose from leave.enter_calendar($1)',
    [hash],
  );
  return row;
}
