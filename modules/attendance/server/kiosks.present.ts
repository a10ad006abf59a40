import type { Tx } from '#core/db/tx.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { KioskView } from '../contract/kiosks.ts';
import type { KioskRow } from './kiosks.queries.ts';

/** Shared devices with the names behind their ids. */
export async function presentKiosks(tx: Tx, rows: readonly KioskRow[]): Promise<KioskView[]> {
  const people = await peopleByIds(
    tx,
    rows.map(({ recordedBy }) => recordedBy),
  );
  return rows.map(({ id, placeId, name, recordedBy, recordedAt }) => ({
    ...{ id, placeId, name, at: recordedAt.toISOString() },
    by: { id: recordedBy, name: people.get(recordedBy)?.name ?? '' },
  }));
}
