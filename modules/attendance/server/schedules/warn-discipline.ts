import { dayIn } from '#core/clock/clock.ts';
import { startOfDay } from '#core/clock/day-bounds.ts';
import type { PersonId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { Schedule } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleInService } from '#modules/organization/server/organization.api.ts';
import type { DisciplineCount } from '../../contract/discipline.ts';
import { disciplineWarned } from '../../contract/events.ts';
import { countedUpTo, disciplineOf } from '../discipline.ts';
import { insertNotices, type NewNotice } from '../recaps.queries.ts';
import { postsAbove } from '../superiors.ts';

/** Nobody is told at night. */
const firstHour = 7;

/** Tells that days without valid reason come near a threshold of PP 94/2021 or reached it, each once in a year. */
export const warnDiscipline: Schedule = {
  name: 'attendance.warn-discipline',
  cron: '51 * * * *',
  run: (ctx) =>
    ctx.transact('write', async (inner) => {
      const { clock, actor } = inner;
      const today = dayIn(actor.zone, clock.now());
      const hour = (clock.now().getTime() - startOfDay(actor.zone, today).getTime()) / 3_600_000;
      if (hour < firstHour) return;
      for (const until of countedUpTo(today)) await warn(inner, today, until);
    }),
};

async function warn(ctx: TxContext, today: string, until: string): Promise<void> {
  const { tx, actor, clock } = ctx;
  const counts = await disciplineOf(tx, until, null);
  const people = await peopleInService(tx, [...counts.keys()], clock.now(), today);
  // The regulation is about civil servants; contract employees have their contracts.
  const servants = people.filter(({ kind }) => kind === 'pns').map(({ personId }) => personId);
  const notices = servants.flatMap((personId) => noticesOf(personId, counts.get(personId)!.count));
  const fresh = await insertNotices(tx, actor.agencyId, notices, clock.now());
  for (const { personId, year, counted, threshold, stage } of fresh) {
    const posts = await postsAbove(ctx, personId, 1);
    await emit(ctx, disciplineWarned, {
      subject: personId,
      payload: { personId, posts, year: String(year), counted, threshold, stage },
    });
  }
}

function noticesOf(personId: PersonId, { year, reached, nearing }: DisciplineCount): NewNotice[] {
  const of = (stage: NewNotice['stage']) => (finding: DisciplineCount['reached'][number]) => ({
    ...{ personId, year, stage, counted: finding.counted, threshold: finding.threshold },
    halves: finding.days * 2,
  });
  return [...reached.map(of('reached')), ...nearing.map(of('nearing'))];
}
