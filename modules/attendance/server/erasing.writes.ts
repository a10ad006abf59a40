import type { Tx } from '#core/db/tx.ts';
import type { Day } from './rules/calendar-days.ts';

/** Erases the precise points of days before one. Index: point_day. */
export async function erasePoints(tx: Tx, before: Day): Promise<void> {
  await tx.rows('delete from attendance.point where agency_id = core.agency_id() and day < $1', [before]);
}

/** Erases by what shared points are found, of days before one. */
export async function erasePointKeys(tx: Tx, before: Day): Promise<void> {
  await tx.rows(
    'update attendance.check_in set point_key = null where agency_id = core.agency_id() and point_key is not null and day < $1',
    [before],
  );
}

/** Erases the photos whose time is over on a day, with their files. */
export async function erasePhotos(tx: Tx, today: Day): Promise<void> {
  await tx.rows('select attendance.forget_photos($1)', [today]);
}
