import { dayIn } from '#core/clock/clock.ts';
import type { PersonId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { JobContext, Schedule } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { type EmployeeEntry, employeesByIds } from '#modules/organization/server/organization.api.ts';
import { EntryContent } from '../../contract/details.ts';
import { contractEndNear, promotionNear, retirementNear, salaryIncreaseNear } from '../../contract/events.ts';
import type { LeadTimes } from '../../contract/lead-times.ts';
import { pathsOf } from '../entries.queries.ts';
import { leadTimesOf } from '../lead-times.queries.ts';
import { birthInNumber } from '../load-employee.ts';
import {
  entriesForReminders,
  noteReminder,
  peopleWithEntries,
  type WorkerEntryRow,
} from '../reminders.queries.ts';
import { hasLeft } from '../rules/has-left.ts';
import { outlookOn } from '../rules/outlook.ts';
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

/** Tells employees and who keeps their files in time what comes for them, each milestone once. */
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
    const people = await employeesByIds(ctx.tx, ids);
    const rows = await entriesForReminders(ctx.tx, ids);
    const { months } = await leadTimesOf(ctx.tx);
    for (const person of people.values())
      await remind(
        ctx,
        person,
        rows.filter(({ personId }) => personId === person.id),
        { months, today },
      );
    return ids.length === batch ? ids.at(-1)! : null;
  });
}

async function remind(
  ctx: TxContext,
  { id: personId, nip, activeUntil }: EmployeeEntry,
  rows: readonly WorkerEntryRow[],
  { months, today }: { months: LeadTimes; today: string },
): Promise<void> {
  const entries = rows.map(({ details, ...row }) => ({
    ...row,
    content: details === null ? null : EntryContent.parse({ kind: row.kind, details }),
  }));
  if ((activeUntil && activeUntil < today) || hasLeft(entries, today)) return;
  const outlook = outlookOn(entries, birthInNumber(nip), today);
  for (const reminder of remindersDue(outlook, months, today)) await tell(ctx, personId, reminder);
}

async function tell(ctx: TxContext, personId: PersonId, reminder: Reminder): Promise<void> {
  const { tx, actor, clock } = ctx;
  if (!(await noteReminder(tx, actor.agencyId, personId, reminder, clock.now()))) return;
  const path = (await pathsOf(tx, [personId])).get(personId) ?? [];
  const posts = await keepersOf(tx, path, false);
  const payload = { personId, day: reminder.day, posts };
  await emit(ctx, told[reminder.what], { subject: personId, payload });
}
