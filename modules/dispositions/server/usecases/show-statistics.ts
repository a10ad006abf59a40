import { dayIn } from '#core/clock/clock.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { presentPost } from '#modules/letters/server/letters.api.ts';
import { postsByIds } from '#modules/organization/server/organization.api.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import { ageClasses, type StatisticsView } from '../../contract/views.ts';
import { addDays } from '../rules/deadlines.ts';
import { type Figures, openFigures, slowestDesks, turnaroundFigures } from '../statistics.queries.ts';
import { watchedUnit } from '../watched-unit.ts';

/** Days of the period where none is asked for. */
const usualDays = 90;

/** The leader's figures of a unit and everything below it; confidential letters count for their readers only. */
export async function showStatistics(
  ctx: TxContext,
  input: InputOf<typeof dispositions.statistics>,
): Promise<StatisticsView> {
  const { actor, tx } = ctx;
  const unitId = await watchedUnit(ctx, input.unitId);
  const now = ctx.clock.now();
  const today = dayIn(actor.zone, now);
  const to = input.to ?? today;
  const from = input.from ?? addDays(to, 1 - usualDays);
  const figures: Figures = { unitId, zone: actor.zone, from, to, today, now };
  const { total, unread, overdue, ages } = await openFigures(tx, figures);
  const turnaround = await turnaroundFigures(tx, figures);
  const slow = await slowestDesks(tx, figures);
  const posts = await postsByIds(
    tx,
    slow.map((desk) => desk.postId as PostId),
    now,
  );
  return {
    unitId,
    from,
    to,
    open: {
      total,
      unread,
      overdue,
      byAge: ages.map((count, age) => ({
        fromDay: ageClasses[age - 1] ?? 0,
        toDay: ageClasses[age] ?? null,
        count,
      })),
    },
    turnaround,
    slowest: slow.map(({ postId, oldestSince, ...desk }) => ({
      ...desk,
      post: presentPost(postId, posts),
      oldestSince: oldestSince?.toISOString() ?? null,
    })),
  };
}
