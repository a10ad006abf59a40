import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { peopleByIds, unitNames } from '#modules/organization/server/organization.api.ts';
import type { PlaceView } from '../contract/place-operations.ts';
import type { PlaceRow } from './places.queries.ts';
import { lastDayOf } from './rules/calendar-days.ts';

/** Places with the names behind their ids. */
export async function presentPlaces(tx: Tx, rows: readonly PlaceRow[]): Promise<PlaceView[]> {
  const uses = rows.flatMap((row) => row.uses);
  const [units, people] = await Promise.all([
    unitNames(tx, [...rows.map(({ unitId }) => unitId), ...uses.flatMap(({ unitId }) => unitId ?? [])]),
    peopleByIds(
      tx,
      uses.flatMap(({ personId }) => personId ?? []),
    ),
  ]);
  const unitOf = (id: UnitId) => ({ id, name: units.get(id) ?? '' });
  const personOf = (id: PersonId) => ({ id, name: people.get(id)?.name ?? '' });
  return rows.map(({ id, name, unitId, versions, uses: own }) => ({
    id,
    name,
    unit: unitOf(unitId),
    versions: versions.map(({ startsOn, endsBefore, shape, toleranceM, worstAccuracyM }) => ({
      ...{ startsOn, lastDay: lastDayOf(endsBefore), shape, toleranceM, worstAccuracyM },
    })),
    uses: own.map((use) => ({
      id: use.id,
      unit: use.unitId && unitOf(use.unitId),
      person: use.personId && personOf(use.personId),
      startsOn: use.startsOn,
      lastDay: lastDayOf(use.endsBefore),
    })),
  }));
}
