import { ensure, fail, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { letterNumbered } from '../../contract/events.ts';
import type { RequestView } from '../../contract/request-view.ts';
import type { requests } from '../../contract/requests.ts';
import { holdRequest, openRequest } from '../load-request.ts';
import { presentRequest } from '../requests.present.ts';
import { stepsOf } from '../requests.queries.ts';
import { insertStep } from '../requests.writes.ts';
import { letterNumberOf, numbererOf } from '../rules/request/letter-number.ts';
import { countsAsLeave } from '../rules/request/transitions.ts';
import { postOfParty } from '../take-request-step.ts';
import { tellPerson } from '../tell-request.ts';

/** Numbers the letter of leave that was granted without a number, or puts a wrong number right; both stay in the history. */
export async function numberLetter(
  ctx: TxContext,
  { requestId, number, instead }: InputOf<typeof requests.numberLetter>,
): Promise<RequestView> {
  const { tx, actor } = ctx;
  const { row, parties, today } = await holdRequest(ctx, requestId);
  ensure(countsAsLeave(row.state), 'leave.no-letter');
  const party = numbererOf(row.state, parties) ?? fail('leave.act-not-yours');
  const known = letterNumberOf(await stepsOf(tx, [requestId]));
  // Whoever saw another number, or none, was a moment late.
  ensure(known === (instead ?? null), 'leave.letter-numbered', { number: known });
  await insertStep(tx, actor.agencyId, {
    ...{ requestId, act: 'number-letter', party, byId: found(actor.personId), at: ctx.clock.now() },
    ...{ postId: postOfParty(ctx, row, party), onDay: today, letterNumber: number },
    ...{ opinion: null, reason: null, first: null, last: null },
  });
  await tellPerson(ctx, letterNumbered, row);
  return presentRequest(ctx, await openRequest(ctx, requestId));
}
