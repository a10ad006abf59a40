import { fail } from '#core/contract/errors.ts';
import { newId, type PersonId } from '#core/contract/ids.ts';
import { type Tx, violates } from '#core/db/tx.ts';
import type { KioskId, PlaceId } from '../contract/terms.ts';
import { db } from './attendance-db.ts';
import type { Recorded } from './places.writes.ts';

export interface KioskRow {
  id: KioskId;
  placeId: PlaceId;
  name: string;
  fingerprint: Buffer;
  recordedBy: PersonId;
  recordedAt: Date;
}

const kiosksAnd = (condition: string) =>
  `select id, place_id as "placeId", name, fingerprint, recorded_by as "recordedBy", recorded_at as "recordedAt"
   from attendance.kiosk where agency_id = core.agency_id() and place_id = $1 and ended_at is null and ${condition}`;

/** A page of the devices that stand at a place, the latest first; one more than its size. Index: kiosk_place. */
export function kioskPage(
  tx: Tx,
  placeId: PlaceId,
  before: string | null,
  size: number,
): Promise<KioskRow[]> {
  return tx.rows(`${kiosksAnd('($2::uuid is null or id < $2)')} order by id desc limit $3`, [
    placeId,
    before,
    size + 1,
  ]);
}

/** A device that stands at the place. */
export async function kioskAt(tx: Tx, placeId: PlaceId, id: KioskId): Promise<KioskRow | undefined> {
  return (await tx.rows<KioskRow>(kiosksAnd('id = $2'), [placeId, id]))[0];
}

/** @throws attendance.kiosk-known where the key stands somewhere */
export async function insertKiosk(
  tx: Tx,
  { agencyId, by, at }: Recorded,
  { placeId, name, fingerprint }: Pick<KioskRow, 'placeId' | 'name' | 'fingerprint'>,
): Promise<KioskRow> {
  const id = newId<'Kiosk'>();
  const row = {
    ...{ agency_id: agencyId, id, place_id: placeId, name, fingerprint },
    ...{ recorded_by: by, recorded_at: at },
  };
  await tx.run(db.insertInto('attendance.kiosk').values(row)).catch((error: unknown) => {
    if (violates(error, 'kiosk_known')) fail('attendance.kiosk-known');
    throw error;
  });
  return { id, placeId, name, fingerprint, recordedBy: by, recordedAt: at };
}

export async function endKioskAt(tx: Tx, id: KioskId, { by, at }: Recorded): Promise<void> {
  await tx.rows(
    `update attendance.kiosk set ended_by = $2, ended_at = greatest(recorded_at, $3)
     where agency_id = core.agency_id() and id = $1 and ended_at is null`,
    [id, by, at],
  );
}
