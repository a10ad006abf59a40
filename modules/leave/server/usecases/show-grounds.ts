import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { requests } from '../../contract/requests.ts';
import { absencesOf } from '../absences.queries.ts';
import { balancesAround, staffingAround } from '../around-leave.ts';
import { judge } from '../judge-request.ts';
import { factsOf, openRequest } from '../load-request.ts';
import { proofsOf } from '../proofs.queries.ts';
import { mayDecide } from '../rules/request/take-step.ts';

/** What who considers or decides needs to see of a request, as the rules judge it now. */
export async function showGrounds(
  ctx: TxContext,
  { requestId }: InputOf<typeof requests.grounds>,
): Promise<OutputOf<typeof requests.grounds>> {
  const { tx } = ctx;
  const { row, parties, today } = await openRequest(ctx, requestId);
  // No refusal: whoever has just decided has the request still open, and it is read again.
  if (!mayDecide(factsOf(row), parties, today)) return { grounds: null };
  const { id, personId, replacesId, substituteId, askedOn, first, last } = row;
  const proofs = (await proofsOf(tx, [id])).map(({ kind }) => kind);
  const judged = await judge(ctx, { id, personId, replacesId, askedOn, proofs }, row);
  const [staffing, away] = await Promise.all([
    staffingAround(ctx, personId, row, judged),
    substituteId ? absencesOf(tx, [substituteId], first, last) : null,
  ]);
  const grounds = {
    refusals: [...judged.refusals],
    balances: balancesAround(judged),
    ...staffing,
    unknownYears: judged.days.unknownYears,
    substituteAway: away?.map((one) => ({ first: one.first, last: one.last, granted: one.granted })) ?? null,
  };
  return { grounds };
}
