import { newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DeviceId } from '../contract/terms.ts';
import { db } from './attendance-db.ts';

export interface DeviceRow {
  id: DeviceId;
  personId: PersonId;
  name: string;
  publicKey: Buffer;
  boundAt: Date;
  endedAt: Date | null;
}

const devicesAnd = (condition: string) =>
  `select d.id, d.person_id as "personId", d.name, d.public_key as "publicKey", d.bound_at as "boundAt", d.ended_at as "endedAt"
   from attendance.device d
   where d.agency_id = core.agency_id() and ${condition}`;

/** Devices of a person, the latest first. Index: device_of_person, the key. */
export function devicesOf(tx: Tx, personId: PersonId): Promise<DeviceRow[]> {
  return tx.rows(`${devicesAnd('d.person_id = $1')} order by d.id desc limit 200`, [personId]);
}

/** Those of the devices that are of the person. */
export async function devicesByIds(
  tx: Tx,
  personId: PersonId,
  ids: readonly DeviceId[],
): Promise<Map<DeviceId, DeviceRow>> {
  const rows = await tx.rows<DeviceRow>(devicesAnd('d.id = any($1::uuid[]) and d.person_id = $2'), [
    ids,
    personId,
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function insertDevice(
  tx: Tx,
  device: {
    agencyId: string;
    personId: PersonId;
    name: string;
    publicKey: Buffer;
    fingerprint: Buffer;
    at: Date;
  },
): Promise<DeviceId> {
  const id = newId<'Device'>();
  await tx.run(
    db.insertInto('attendance.device').values({
      agency_id: device.agencyId,
      id,
      person_id: device.personId,
      name: device.name,
      public_key: device.publicKey,
      fingerprint: device.fingerprint,
      bound_at: device.at,
    }),
  );
  return id;
}

export async function nameDevice(tx: Tx, id: DeviceId, name: string): Promise<void> {
  await tx.rows('update attendance.device set name = $2 where agency_id = core.agency_id() and id = $1', [
    id,
    name,
  ]);
}

export async function endDeviceAt(tx: Tx, id: DeviceId, at: Date): Promise<void> {
  await tx.rows(
    'update attendance.device set ended_at = greatest(bound_at, $2) where agency_id = core.agency_id() and id = $1 and ended_at is null',
    [id, at],
  );
}
