import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { ReviewView } from '../contract/reviews.ts';
import { presentCheckIns } from './check-ins.present.ts';
import { checkInsByIds } from './check-ins.queries.ts';
import { isOwn } from './policy.ts';
import { firstDeciderOf } from './review-step.ts';
import { type ReviewRow, reviewSteps } from './reviews.queries.ts';
import { actOfDecision, mayActOn } from './rules/reviews/transitions.ts';

/** Reviews with what they are about; whoever sees one of somebody else here may decide on it, the first time or an appeal. */
export async function presentReviews(ctx: TxContext, rows: readonly ReviewRow[]): Promise<ReviewView[]> {
  const ids = rows.map(({ checkInId }) => checkInId);
  const [known, steps] = await Promise.all([checkInsByIds(ctx.tx, ids), reviewSteps(ctx.tx, ids)]);
  const people = await peopleByIds(ctx.tx, [
    ...new Set([...rows.map(({ personId }) => personId), ...steps.map(({ byId }) => byId)]),
  ]);
  const views = await presentCheckIns(ctx.tx, [...known.values()]);
  const checkIns = new Map(views.map((view) => [view.id, view]));
  const named = (id: PersonId) => ({ id, name: people.get(id)?.name ?? '' });
  return rows.map((row) => {
    const own = isOwn(ctx.actor, row);
    const taken = steps.filter(({ checkInId }) => checkInId === row.checkInId);
    const party = firstDeciderOf(taken) === ctx.actor.personId ? 'first-decider' : 'decider';
    return {
      person: named(row.personId),
      checkIn: checkIns.get(row.checkInId)!,
      grounds: row.grounds,
      state: row.state,
      openedAt: row.openedAt.toISOString(),
      steps: taken.map(({ act, byId, at, note }) => ({ act, by: named(byId), at: at.toISOString(), note })),
      can: {
        decide: !own && mayActOn(actOfDecision('accept', row.state), row.state, party),
        appeal: own && mayActOn('appeal', row.state, 'employee'),
      },
    };
  });
}
