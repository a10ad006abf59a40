import { newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { SettingsView } from '../contract/settings.ts';
import { db } from './attendance-db.ts';
import type { Day } from './rules/calendar-days.ts';

/** What an agency decided, by first day; of one day the last that was decided. */
export async function settingsOf(tx: Tx): Promise<SettingsView[]> {
  return tx.rows(
    `select distinct on (starts_on) starts_on as "startsOn", entrance_code as "entranceCode", photo, photo_days as "photoDays",
       point_days as "pointDays", basis
     from attendance.settings where agency_id = core.agency_id() order by starts_on, id desc`,
  );
}

/** What holds on a day; null where attendance has not begun. */
export async function settingsOn(tx: Tx, day: Day): Promise<SettingsView | null> {
  return (await settingsOf(tx)).findLast(({ startsOn }) => startsOn <= day) ?? null;
}

export async function insertSettings(
  tx: Tx,
  agencyId: string,
  settings: SettingsView,
  by: PersonId,
  at: Date,
): Promise<void> {
  await tx.run(
    db.insertInto('attendance.settings').values({
      agency_id: agencyId,
      id: newId(),
      starts_on: settings.startsOn,
      entrance_code: settings.entranceCode,
      photo: settings.photo,
      photo_days: settings.photoDays,
      point_days: settings.pointDays,
      basis: settings.basis,
      recorded_by: by,
      recorded_at: at,
    }),
  );
}
