import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { deskCounters } from '../../contract/desk-counters.ts';
import { peopleToDecideOn } from '../people-to-decide-on.ts';
import { countRequests } from '../requests.queries.ts';
import { countReviews } from '../reviews.queries.ts';

const most = 100;

/** How much waits for the decision of the actor. */
export async function countDesk(ctx: TxContext): Promise<OutputOf<typeof deskCounters>> {
  const people = await peopleToDecideOn(ctx);
  if (people.length === 0) return { checkIns: 0, appeals: 0, requests: 0, waiting: 0 };
  const [reviews, requests] = await Promise.all([
    countReviews(ctx.tx, people, most),
    countRequests(ctx.tx, people, most),
  ]);
  return { ...reviews, requests, waiting: reviews.checkIns + reviews.appeals + requests };
}
