import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DayMark } from '../contract/day-marks.ts';
import { askForDays } from './jobs/reckon-days.ts';
import { endMarks, insertMark, type MarkSource } from './marks.writes.ts';
import type { Day } from './rules/calendar-days.ts';

export { watchedCheckIns } from './watched-check-ins.ts';
export type { MarkSource };

/** What a part of the house says about days of a person: both days are with it. */
export interface Marking extends MarkSource {
  personId: PersonId;
  firstDay: Day;
  lastDay: Day;
  mark: DayMark;
}

/** Marks days of a person: leave that was granted, a letter of duty. Days that are over are reckoned again. */
export async function markDays(ctx: TxContext, marking: Marking): Promise<void> {
  await insertMark(ctx.tx, ctx.actor.agencyId, { ...marking, at: ctx.clock.now() });
  const { personId, firstDay: from, lastDay: until } = marking;
  await askForDays(ctx, { personIds: [personId], from, until });
}

/** Takes back what a source marked. A time that ends earlier is unmarked, and what is left of it marked anew. */
export async function unmarkDays(ctx: TxContext, source: MarkSource): Promise<void> {
  for (const { personId, firstDay: from, lastDay: until } of await endMarks(ctx.tx, source, ctx.clock.now()))
    await askForDays(ctx, { personIds: [personId], from, until });
}
