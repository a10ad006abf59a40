import { dayIn } from '#core/clock/clock.ts';
import type { PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { JobContext, Schedule } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { superiorOf } from '#modules/organization/server/organization.api.ts';
import { dispositionDueSoon, dispositionEscalated, dispositionOverdue } from '../../contract/events.ts';
import type { RecipientRecord } from '../dispositions.queries.ts';
import { desksDue, markTold, type Place } from '../due.queries.ts';
import { addDays, daysBetween, type Prompt, promptsDue } from '../rules/deadlines.ts';
import { settingsOf } from '../settings.queries.ts';
import { deskPayload } from '../work-desk.ts';

/** Nobody is reminded at midnight: the local hour from which the day's reminders go out. */
const firstHour = 7;
const batch = 200;

/** Reminds a day before and on the day, tells what is overdue, and takes it up to the superior of the giver. */
export const watchDeadlines: Schedule = {
  name: 'dispositions.watch-deadlines',
  cron: '*/10 * * * *',
  run: async (ctx) => {
    if (hourIn(ctx.actor.zone, ctx.clock.now()) < firstHour) return;
    let place: Place | null = null;
    do {
      place = await tellBatch(ctx, place);
    } while (place && !ctx.signal.aborted);
  },
};

function hourIn(zone: string, at: Date): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(at),
  );
}

/** One transaction of the walk; where it goes on, or null at the end. */
function tellBatch(outer: JobContext, after: Place | null): Promise<Place | null> {
  return outer.transact('write', async (ctx) => {
    const today = dayIn(ctx.actor.zone, ctx.clock.now());
    const { escalateAfterDays } = await settingsOf(ctx.tx);
    const desks = await desksDue(ctx.tx, addDays(today, 1), after, batch);
    for (const desk of desks) {
      const deadline = desk.deadline!;
      const givenDay = dayIn(ctx.actor.zone, desk.given_at);
      const told = promptsDue({ ...desk, deadline, givenDay }, today, escalateAfterDays);
      for (const prompt of told) await tell(ctx, desk, deadline, prompt, daysBetween(today, deadline));
      if (told.length > 0) await markTold(ctx.tx, desk.id, told, ctx.clock.now());
    }
    const last = desks.at(-1);
    return last && desks.length === batch ? { deadline: last.deadline!, id: last.id } : null;
  });
}

async function tell(
  ctx: TxContext,
  desk: RecipientRecord,
  deadline: string,
  prompt: Prompt,
  daysLeft: number,
): Promise<void> {
  const fact = { subject: desk.id, matter: desk.letter_id };
  const own = { ...deskPayload(desk, [desk.post_id]), deadline };
  if (prompt === 'overdue') return emit(ctx, dispositionOverdue, { ...fact, payload: own });
  if (prompt !== 'escalated')
    return emit(ctx, dispositionDueSoon, { ...fact, payload: { ...own, daysLeft } });
  const superior = await superiorOf(ctx.tx, desk.giver_post_id as PostId, ctx.clock.now());
  // The highest post has nobody above: its giver was told when it became overdue.
  if (!superior) return;
  const payload = { ...own, posts: [superior.id], daysOver: -daysLeft };
  await emit(ctx, dispositionEscalated, { ...fact, payload });
}
