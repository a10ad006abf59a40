import type { Tx } from '#core/db/tx.ts';
import type { CheckInView } from '../contract/check-ins.ts';
import type { CheckInRow } from './check-ins.queries.ts';
import { placeNames } from './places.queries.ts';

/** Check-ins with the names of their places. */
export async function presentCheckIns(tx: Tx, rows: readonly CheckInRow[]): Promise<CheckInView[]> {
  const names = await placeNames(
    tx,
    rows.flatMap(({ placeId }) => placeId ?? []),
  );
  return rows.map((row) => presentCheckIn(row, row.placeId === null ? null : (names.get(row.placeId) ?? '')));
}

export function presentCheckIn(row: CheckInRow, placeName: string | null): CheckInView {
  const { placeId, coarseLatitude: latitude, coarseLongitude: longitude } = row;
  return {
    id: row.id,
    personId: row.personId,
    deviceId: row.deviceId,
    direction: row.direction,
    at: row.countsAt.toISOString(),
    arrivedAt: row.arrivedAt.toISOString(),
    earliest: row.earliestAt?.toISOString() ?? null,
    remarks: row.timeRemarks,
    verdict: row.verdict,
    place: placeId === null ? null : { id: placeId, name: placeName ?? '' },
    distanceM: row.distanceM,
    coarse: latitude === null || longitude === null ? null : { latitude, longitude },
    secondProof: row.secondProof,
    standing: row.standing,
    risk: row.riskScore === null ? null : { score: row.riskScore, reasons: [...(row.riskReasons ?? [])] },
  };
}
