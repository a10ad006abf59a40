import { dayIn } from '#core/clock/clock.ts';
import type { PersonId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { JobContext, Schedule } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { contractEndNear, promotionNear, retirementNear, salaryIncreaseNear } from '../../contract/events.ts';
import { pathsOf } from '../entries.queries.ts';
import { leadTimesOf } from '../lead-times.queries.ts';
import { reckonMilestones } from '../reckon-milestones.ts';
import { noteReminder, peopleWithEntries } from '../reminders.queries.ts';
import { type Reminder, remindersDue } from '../rules/reminders.ts';
import { keepersOf } from '../who-keeps.ts';

/** Local hours in which it works: in the morning, and once more for a house that was down then. */
const hours = [7, 13];
const batch = 200;

const told = {
  'salary-increase': salaryIncreaseNear,
  promotion: promotionNear,
  retirement: retirementNear,
  'contract-end': contractEndNear,
} as const;

/** Reckons anew what comes for everybody, and tells employees and who keeps their files of it in time, each milestone once. */
export const remindMilestones: Schedule = {
  name: 'staff.remind-milestones',
  cron: '10 * * * *',
  run: async (ctx) => {
    if (!hours.includes(hourIn(ctx.actor.zone, ctx.clock.now()))) return;
    let last: PersonId | null = null;
    do {
      last = await remindBatch(ctx, last);
    } while (last && !ctx.signal.aborted);
  },
};

function hourIn(zone: string, at: Date): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(at),
  );
}

/** One transaction of the walk; after whom it goes on, or null at the end. */
function remindBatch(outer: JobContext, after: PersonId | null): Promise<PersonId | null> {
  return outer.transact('write', async (ctx) => {
    const today = dayIn(ctx.actor.zone, ctx.clock.now());
    const ids = await peopleWithEntries(ctx.tx, after, batch);
    const { months } = await leadTimesOf(ctx.tx);
    for (const coming of await reckonMilestones(ctx, ids))
      for (const reminder of remindersDue(coming, months, today)) await tell(ctx, coming.personId, reminder);
    return ids.length === batch ? ids.at(-1)! : null;
  });
}

async function tell(ctx: TxContext, personId: PersonId, reminder: Reminder): Promise<void> {
  const { tx, actor, clock } = ctx;
  if (!(await noteReminder(tx, actor.agencyId, personId, reminder, clock.now()))) return;
  const path = (await pathsOf(tx, [personId])).get(personId) ?? [];
  const posts = await keepersOf(tx, path, false);
  const payload = { personId, day: reminder.day, posts };
  await emit(ctx, told[reminder.what], { subject: personId, payload });
}
