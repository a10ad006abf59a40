import { fail } from '#core/contract/errors.ts';
import { newId, type PersonId, type UnitId } from '#core/contract/ids.ts';
import { type Tx, violates } from '#core/db/tx.ts';
import type { Place } from '../contract/places.ts';
import type { PlaceId, PlaceUseId } from '../contract/terms.ts';
import { db } from './attendance-db.ts';
import type { Day } from './rules/calendar-days.ts';

/** Who writes, and when. */
export interface Recorded {
  agencyId: string;
  by: PersonId;
  at: Date;
}

/** @throws attendance.place-name-taken */
export async function insertPlace(
  tx: Tx,
  { agencyId }: Recorded,
  place: { unitId: UnitId; name: string },
): Promise<PlaceId> {
  const id = newId<'Place'>();
  const row = { agency_id: agencyId, id, unit_id: place.unitId, name: place.name };
  await tx.run(db.insertInto('attendance.place').values(row)).catch((error: unknown) => {
    if (violates(error, 'place_name_taken')) fail('attendance.place-name-taken');
    throw error;
  });
  return id;
}

export async function insertPlaceVersion(
  tx: Tx,
  recorded: Recorded,
  version: Omit<Place, 'id'> & { placeId: PlaceId; startsOn: Day },
): Promise<void> {
  await tx.run(
    db.insertInto('attendance.place_version').values({
      agency_id: recorded.agencyId,
      id: newId(),
      place_id: version.placeId,
      starts_on: version.startsOn,
      shape: JSON.stringify(version.shape),
      tolerance_m: version.toleranceM,
      worst_accuracy_m: version.worstAccuracyM,
      recorded_by: recorded.by,
      recorded_at: recorded.at,
    }),
  );
}

/** Ends what a place is before a day; what would have begun later never does. */
export async function endPlaceVersions(tx: Tx, placeId: PlaceId, before: Day): Promise<void> {
  await tx.rows(
    `update attendance.place_version set ends_before = greatest(starts_on, $2::date)
     where agency_id = core.agency_id() and place_id = $1 and (ends_before is null or ends_before > greatest(starts_on, $2::date))`,
    [placeId, before],
  );
}

/** @throws attendance.used-already where the same subject has the place at that time */
export async function insertPlaceUse(
  tx: Tx,
  recorded: Recorded,
  use: {
    placeId: PlaceId;
    unitId: UnitId | null;
    personId: PersonId | null;
    startsOn: Day;
    endsBefore: Day | null;
  },
): Promise<void> {
  const row = {
    agency_id: recorded.agencyId,
    id: newId(),
    place_id: use.placeId,
    unit_id: use.unitId,
    person_id: use.personId,
    starts_on: use.startsOn,
    ends_before: use.endsBefore,
    recorded_by: recorded.by,
    recorded_at: recorded.at,
  };
  await tx.run(db.insertInto('attendance.place_use').values(row)).catch((error: unknown) => {
    if (violates(error, 'place_use_of_unit_overlaps') || violates(error, 'place_use_of_person_overlaps'))
      fail('attendance.used-already');
    throw error;
  });
}

export async function endPlaceUse(tx: Tx, id: PlaceUseId, before: Day): Promise<void> {
  await tx.rows(
    `update attendance.place_use set ends_before = greatest(starts_on, $2::date)
     where agency_id = core.agency_id() and id = $1`,
    [id, before],
  );
}
