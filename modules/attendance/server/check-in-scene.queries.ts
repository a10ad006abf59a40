import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { SettingsView } from '../contract/settings.ts';
import type { CheckInId, DeviceId, PlaceId } from '../contract/terms.ts';
import { type OpenPlace, placesForStatement } from './places.queries.ts';
import type { Day } from './rules/calendar-days.ts';

/** A device as a check-in is held against it. */
export interface SceneDevice {
  id: DeviceId;
  /** In base64. */
  publicKey: string;
  ended: boolean;
  /** Where it stands for everybody, until it is taken back or the place is closed; null for a device of a person. */
  kiosk: { id: PlaceId; name: string } | null;
}

export type SceneSettings = Pick<SettingsView, 'entranceCode' | 'photo' | 'photoDays'>;

interface SceneRow {
  devices: SceneDevice[] | null;
  known: CheckInId[] | null;
  settings: SceneSettings | null;
  places: OpenPlace[] | null;
}

/** Everything at once, in the one statement for which a check-in waits before it is judged. */
const sceneStatement = `select
  (select json_agg(json_build_object('id', d.id, 'publicKey', encode(d.public_key, 'base64'), 'ended', d.ended_at is not null,
     'kiosk', (select json_build_object('id', p.id, 'name', p.name)
       from attendance.kiosk k join attendance.place p on p.agency_id = core.agency_id() and p.id = k.place_id
       where k.agency_id = core.agency_id() and k.fingerprint = d.fingerprint and k.ended_at is null and exists (
         select from attendance.place_version v where v.agency_id = core.agency_id() and v.place_id = p.id
           and v.starts_on <= $3 and (v.ends_before is null or v.ends_before > $3)))))
   from attendance.device d where d.agency_id = core.agency_id() and d.person_id = $1 and d.id = any($4::uuid[])) as devices,
  (select json_agg(c.id) from attendance.check_in c where c.agency_id = core.agency_id() and c.id = any($5::uuid[])) as known,
  (select json_build_object('entranceCode', s.entrance_code, 'photo', s.photo, 'photoDays', s.photo_days)
   from attendance.settings s where s.agency_id = core.agency_id() and s.starts_on <= $3
   order by s.starts_on desc, s.id desc limit 1) as settings,
  (select json_agg(o) from (${placesForStatement}) o) as places`;

export interface SceneQuestion {
  personId: PersonId;
  /** The units of the person, from the root down. */
  path: readonly UnitId[];
  today: Day;
  deviceIds: readonly DeviceId[];
  checkInIds: readonly CheckInId[];
}

/** Index: the keys, settings_day, place_use_unit, place_use_person. */
export async function readScene(
  tx: Tx,
  { personId, path, today, deviceIds, checkInIds }: SceneQuestion,
): Promise<SceneRow> {
  const [row] = await tx.rows<SceneRow>(sceneStatement, [personId, path, today, deviceIds, checkInIds]);
  return row!;
}
