import { dayIn } from '#core/clock/clock.ts';
import { startOfNextDay } from '#core/clock/day-bounds.ts';
import type { JobContext, Schedule } from '#core/jobs/job.ts';
import { keptOn, lastClosedDay } from '../days.queries.ts';
import { writeClosedDay } from '../days.writes.ts';
import { keepDay, peopleOn } from '../jobs/reckon-days.ts';
import { addDays, daysFrom } from '../rules/calendar-days.ts';
import { settingsOf } from '../settings.queries.ts';

/** Reckons the days of people for which no check-in can come any more; after a standstill all days since. */
export const closeDays: Schedule = {
  name: 'attendance.close-days',
  cron: '7,37 * * * *',
  run: async (ctx) => {
    const today = dayIn(ctx.actor.zone, ctx.clock.now());
    const from = await ctx.transact('read', firstOpenDay);
    if (from === null) return;
    for (const day of daysFrom(from, today)) {
      if (ctx.signal.aborted) return;
      await closeDay(ctx, day);
    }
  },
};

/** Null where attendance has not begun. */
async function firstOpenDay({ tx }: Parameters<typeof peopleOn>[0]): Promise<string | null> {
  const [last, [first]] = await Promise.all([lastClosedDay(tx), settingsOf(tx)]);
  return last ? addDays(last, 1) : (first?.startsOn ?? null);
}

async function closeDay(ctx: JobContext, day: string): Promise<void> {
  const missing = await ctx.transact('read', async (inner) => {
    const people = await peopleOn(inner, day, null);
    const ids = people.map(({ personId }) => personId);
    const kept = await keptOn(inner.tx, day, ids);
    return people.filter(({ personId }) => !kept.get(personId)?.closed);
  });
  await keepDay(ctx, day, missing);
  // A shift of 24 hours that begins in the evening, with the time in which one checks out of it, ends on the day after next.
  if (ctx.clock.now() < startOfNextDay(ctx.actor.zone, addDays(day, 2))) return;
  await ctx.transact('write', (inner) =>
    writeClosedDay(inner.tx, inner.actor.agencyId, day, inner.clock.now()),
  );
}
