import { z } from 'zod';
import { dayIn } from '#core/clock/clock.ts';
import { startOfNextDay } from '#core/clock/day-bounds.ts';
import { PersonId } from '#core/contract/ids.ts';
import { Day } from '#core/contract/schemas.ts';
import { enqueue, type JobContext, job } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  type PlacedPerson,
  peopleInService,
  peopleUnder,
} from '#modules/organization/server/organization.api.ts';
import { keptOn } from '../days.queries.ts';
import { deleteDaysOfOthers, lockReckoning, writeDays } from '../days.writes.ts';
import { dayRow, keepsHours, reckonDay } from '../reckon-days.ts';
import { addDays, daysFrom } from '../rules/calendar-days.ts';
import { settingsOf } from '../settings.queries.ts';

/** People of one transaction. */
const batch = 1_000;

const AskedDays = z.object({
  /** Null for everybody. */
  personIds: z.array(PersonId).max(1_000).nullable(),
  from: Day,
  until: Day,
});

/** Reckons days anew about which something changed; those that are still open are reckoned when they close. */
export const reckonDaysJob = job({
  name: 'attendance.reckon-days',
  payload: AskedDays,
  run: async (ctx, { personIds, from, until }) => {
    const today = dayIn(ctx.actor.zone, ctx.clock.now());
    for (const day of daysFrom(from, until < today ? until : today)) {
      if (ctx.signal.aborted) throw new Error('interrupted: the rest is reckoned with the next try');
      const people = await ctx.transact('read', (inner) => peopleOn(inner, day, personIds));
      await dropOthers(ctx, day, personIds, people);
      await keepDay(ctx, day, people);
    }
  },
});

/** Asks for days to be reckoned again, in the transaction of what changed about them. */
export async function askForDays(
  { tx, actor }: Pick<TxContext, 'tx' | 'actor'>,
  asked: z.input<typeof AskedDays>,
): Promise<void> {
  await enqueue(tx, actor.agencyId, reckonDaysJob, asked);
}

/** Days to which a check-in can belong: shifts begin before midnight and after it, and not every unit is in the zone of its agency. */
export function daysAround(day: string): { from: string; until: string } {
  return { from: addDays(day, -1), until: addDays(day, 1) };
}

/** Those who keep hours on a day, by where they were at its end; nobody before attendance began. */
export async function peopleOn(
  { tx, actor, clock }: TxContext,
  day: string,
  personIds: readonly PersonId[] | null,
): Promise<PlacedPerson[]> {
  const [first] = await settingsOf(tx);
  if (!first || day < first.startsOn) return [];
  const end = startOfNextDay(actor.zone, day).getTime() - 1;
  const at = new Date(Math.min(end, clock.now().getTime()));
  const people = personIds
    ? await peopleInService(tx, personIds, at, day)
    : await peopleUnder(tx, null, at, day);
  return people.filter(keepsHours);
}

/** Takes away what was kept of those among the people who kept no hours on the day: they had left the service by then. */
async function dropOthers(
  ctx: JobContext,
  day: string,
  among: readonly PersonId[] | null,
  people: readonly PlacedPerson[],
): Promise<void> {
  await ctx.transact('write', async (inner) => {
    await lockReckoning(inner.tx);
    const ids = people.map(({ personId }) => personId);
    await deleteDaysOfOthers(inner.tx, day, among, ids);
  });
}

/** Reckons and keeps a day of people, as far as it is closed or was kept before. */
export async function keepDay(ctx: JobContext, day: string, people: readonly PlacedPerson[]): Promise<void> {
  for (let first = 0; first < people.length; first += batch)
    await ctx.transact('write', async (inner) => {
      await lockReckoning(inner.tx);
      const some = people.slice(first, first + batch);
      const ids = some.map(({ personId }) => personId);
      const [reckoned, kept] = await Promise.all([reckonDay(inner, day, some), keptOn(inner.tx, day, ids)]);
      const told = reckoned.filter(({ closed, person }) => closed || kept.has(person.personId));
      await writeDays(inner.tx, inner.actor.agencyId, told.map(dayRow), inner.clock.now());
    });
}
