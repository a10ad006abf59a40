import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { CalendarAddressId } from '../contract/ids.ts';
import { db } from './requests.writes.ts';

export async function insertAddress(
  tx: Tx,
  agencyId: string,
  row: { id: CalendarAddressId; personId: PersonId; whose: 'own' | 'unit'; hash: Buffer; openedAt: Date },
): Promise<void> {
  await tx.run(
    db.insertInto('leave.calendar_address').values({
      ...{ agency_id: agencyId, id: row.id, person_id: row.personId, whose: row.whose },
      ...{ token_hash: row.hash, opened_at: row.openedAt, revoked_at: null },
    }),
  );
}

export async function revokeAddress(
  tx: Tx,
  agencyId: string,
  id: CalendarAddressId,
  at: Date,
): Promise<void> {
  await tx.run(
    db
      .updateTable('leave.calendar_address')
      .set({ revoked_at: at })
      .where('agency_id', '=', agencyId)
      .where('id', '=', id),
  );
}
