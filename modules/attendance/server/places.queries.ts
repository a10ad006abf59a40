import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { PlaceShape } from '../contract/places.ts';
import type { PlaceId, PlaceUseId } from '../contract/terms.ts';
import type { Day } from './rules/calendar-days.ts';

export interface PlaceVersionRow {
  id: string;
  startsOn: Day;
  endsBefore: Day | null;
  shape: PlaceShape;
  toleranceM: number;
  worstAccuracyM: number;
}

export interface PlaceUseRow {
  id: PlaceUseId;
  unitId: UnitId | null;
  personId: PersonId | null;
  startsOn: Day;
  endsBefore: Day | null;
}

export interface PlaceRow {
  id: PlaceId;
  unitId: UnitId;
  name: string;
  /** In force on the day or to come, in order. */
  versions: PlaceVersionRow[];
  uses: PlaceUseRow[];
}

const places = (condition: string) => `select p.id, p.unit_id as "unitId", p.name,
   coalesce((select json_agg(json_build_object('id', v.id, 'startsOn', v.starts_on, 'endsBefore', v.ends_before, 'shape', v.shape,
       'toleranceM', v.tolerance_m, 'worstAccuracyM', v.worst_accuracy_m) order by v.starts_on)
     from attendance.place_version v where v.agency_id = core.agency_id() and v.place_id = p.id
       and (v.ends_before is null or v.ends_before > greatest(v.starts_on, $1::date))), '[]') as versions,
   coalesce((select json_agg(json_build_object('id', u.id, 'unitId', u.unit_id, 'personId', u.person_id, 'startsOn', u.starts_on,
       'endsBefore', u.ends_before) order by u.starts_on, u.id)
     from attendance.place_use u where u.agency_id = core.agency_id() and u.place_id = p.id
       and (u.ends_before is null or u.ends_before > greatest(u.starts_on, $1::date))), '[]') as uses
 from attendance.place p where p.agency_id = core.agency_id() and ${condition}`;

/** A place with what holds on the day and later. */
export async function placeById(tx: Tx, id: PlaceId, day: Day): Promise<PlaceRow | undefined> {
  const rows = await tx.rows<PlaceRow>(places('p.id = $2'), [day, id]);
  return rows[0];
}

/** A page of the places of units, the latest made first; one more than its size. Index: the key, place_unit. */
export function placePage(
  tx: Tx,
  unitIds: readonly UnitId[],
  day: Day,
  before: string | null,
  size: number,
): Promise<PlaceRow[]> {
  return tx.rows(
    `${places('p.unit_id = any($2::uuid[]) and ($3::uuid is null or p.id < $3)')} order by p.id desc limit $4`,
    [day, unitIds, before, size + 1],
  );
}

export interface OpenPlace extends Omit<PlaceVersionRow, 'startsOn' | 'endsBefore'> {
  id: PlaceId;
  name: string;
}

/** Where the person $1 whose units are those of the path $2 may check in on the day $3. */
export const placesForStatement = `select p.id, p.name, v.shape, v.tolerance_m as "toleranceM", v.worst_accuracy_m as "worstAccuracyM"
  from attendance.place p
  join attendance.place_version v on v.agency_id = core.agency_id() and v.place_id = p.id
    and v.starts_on <= $3 and (v.ends_before is null or v.ends_before > $3)
  where p.agency_id = core.agency_id() and p.id in (
    select u.place_id from attendance.place_use u where u.agency_id = core.agency_id() and u.unit_id = any($2::uuid[])
      and u.starts_on <= $3 and (u.ends_before is null or u.ends_before > $3)
    union all
    select u.place_id from attendance.place_use u where u.agency_id = core.agency_id() and u.person_id = $1
      and u.starts_on <= $3 and (u.ends_before is null or u.ends_before > $3))
  order by p.name, p.id`;

/** Index: place_use_unit, place_use_person. */
export function placesFor(
  tx: Tx,
  personId: PersonId,
  path: readonly UnitId[],
  day: Day,
): Promise<OpenPlace[]> {
  return tx.rows(placesForStatement, [personId, path, day]);
}

/** Names of places. */
export async function placeNames(tx: Tx, ids: readonly PlaceId[]): Promise<Map<PlaceId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ id: PlaceId; name: string }>(
    'select id, name from attendance.place where agency_id = core.agency_id() and id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Changes of the places of an agency wait for each other. */
export async function lockPlaces(tx: Tx): Promise<void> {
  await tx.rows(
    "select pg_advisory_xact_lock(hashtextextended('attendance.places ' || core.agency_id()::text, 0))",
  );
}
