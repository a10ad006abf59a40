import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames } from '#modules/organization/server/organization.api.ts';
import type { unitZones } from '../../contract/assignments.ts';
import { zonesOf } from '../assignments.queries.ts';
import { presentZone } from '../zones.present.ts';

/** Units whose zone was set. */
export async function listZones({ tx }: TxContext): Promise<OutputOf<typeof unitZones.list>> {
  const rows = await zonesOf(tx, null);
  const names = await unitNames(
    tx,
    rows.map(({ unitId }) => unitId),
  );
  return { items: rows.map((row) => presentZone(row, names)) };
}
