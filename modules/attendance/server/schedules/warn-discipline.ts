import { dayIn } from '#core/clock/clock.ts';
import { startOfDay } from '#core/clock/day-bounds.ts';
import type { PersonId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { Schedule } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleInService } from '#modules/organization/server/organization.api.ts';
import type { DisciplineCount } from '../../contract/discipline.ts';
import { disciplineLifted, disciplineWarned } from '../../contract/events.ts';
import { lockReckoning } from '../days.writes.ts';
import { countedUpTo, disciplineOf } from '../discipline.ts';
import { bearsOut, daysOf } from '../rules/discipline/bears-out.ts';
import { postsAbove } from '../superiors.ts';
import {
  insertNotices,
  liftNotices,
  type Notice,
  standingWarnings,
  takeChanged,
} from '../warnings.queries.ts';

/** Nobody is told at night. */
const firstHour = 7;
/** People of one transaction. */
const batch = 500;

/**
 * Tells that days without valid reason come near a threshold of PP 94/2021 or reached it, each once in a year, and that it is true
 * no more where days were reckoned anew. Only people are counted of whom such days changed since the last time.
 */
export const warnDiscipline: Schedule = {
  name: 'attendance.warn-discipline',
  cron: '51 * * * *',
  run: async (ctx) => {
    const now = ctx.clock.now();
    const today = dayIn(ctx.actor.zone, now);
    if (now.getTime() - startOfDay(ctx.actor.zone, today).getTime() < firstHour * 3_600_000) return;
    let counted = batch;
    while (counted === batch && !ctx.signal.aborted)
      counted = await ctx.transact('write', (inner) => countChanged(inner, today));
  },
};

/** How many people were counted. */
async function countChanged(ctx: TxContext, today: string): Promise<number> {
  await lockReckoning(ctx.tx);
  const personIds = await takeChanged(ctx.tx, batch);
  if (personIds.length === 0) return 0;
  for (const until of countedUpTo(today)) await tell(ctx, today, until, personIds);
  return personIds.length;
}

async function tell(ctx: TxContext, today: string, until: string, personIds: readonly PersonId[]) {
  const { tx, actor, clock } = ctx;
  const now = clock.now();
  const counts = await disciplineOf(tx, until, personIds);
  const countOf = (personId: PersonId) => counts.get(personId)!.count;
  const standing = await standingWarnings(tx, [Number(until.slice(0, 4))], personIds);
  const over = standing.filter((one) => !bearsOut(countOf(one.personId), one));
  await liftNotices(
    tx,
    over.map(({ id }) => id),
    now,
  );
  for (const one of over)
    await emit(ctx, disciplineLifted, {
      subject: one.personId,
      payload: { ...(await told(ctx, one)), days: daysOf(countOf(one.personId), one.counted) },
    });

  const people = await peopleInService(tx, personIds, now, today);
  // The regulation is about civil servants; contract employees have their contracts.
  const servants = people.filter(({ kind }) => kind === 'pns').map(({ personId }) => personId);
  const notices = servants.flatMap((personId) => noticesOf(personId, countOf(personId)));
  for (const one of await insertNotices(tx, actor.agencyId, notices, now))
    await emit(ctx, disciplineWarned, { subject: one.personId, payload: await told(ctx, one) });
}

/** What a fact says, with those who are to know of it besides the person. */
async function told(ctx: TxContext, { personId, year, counted, threshold, stage }: Omit<Notice, 'halves'>) {
  const posts = await postsAbove(ctx, personId, 1);
  return { personId, posts, year: String(year), counted, threshold, stage };
}

function noticesOf(personId: PersonId, { year, reached, nearing }: DisciplineCount): Notice[] {
  const of = (stage: Notice['stage']) => (finding: DisciplineCount['reached'][number]) => ({
    ...{ personId, year, stage, counted: finding.counted, threshold: finding.threshold },
    halves: finding.days * 2,
  });
  return [...reached.map(of('reached')), ...nearing.map(of('nearing'))];
}
