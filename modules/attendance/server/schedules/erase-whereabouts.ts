import { dayIn } from '#core/clock/clock.ts';
import type { Schedule } from '#core/jobs/job.ts';
import { erasePhotos, erasePointKeys, erasePoints } from '../erasing.writes.ts';
import { addDays } from '../rules/calendar-days.ts';
import { settingsOn } from '../settings.queries.ts';

/** Where nobody decided otherwise. */
const usualDays = 30;
const daysOfKeys = 366;

/** Erases the precise points, the keys of points and the photos whose time is over (UU 27/2022 art. 16). */
export const eraseWhereabouts: Schedule = {
  name: 'attendance.erase-whereabouts',
  cron: '43 * * * *',
  run: (ctx) =>
    ctx.transact('write', async ({ tx, actor, clock }) => {
      const today = dayIn(actor.zone, clock.now());
      const days = (await settingsOn(tx, today))?.pointDays ?? usualDays;
      await erasePoints(tx, addDays(today, -days));
      await erasePointKeys(tx, addDays(today, -daysOfKeys));
      await erasePhotos(tx, today);
    }),
};
