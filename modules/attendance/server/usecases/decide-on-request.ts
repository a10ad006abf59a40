import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { attendanceRequests, RequestView } from '../../contract/requests.ts';
import { markDays } from '../attendance.api.ts';
import { lockPerson } from '../people.queries.ts';
import { ensureRemoteFits, markOf } from '../request-fit.ts';
import { stepOn } from '../request-step.ts';
import { presentRequest } from '../requests.present.ts';
import { lockRequest } from '../requests.queries.ts';
import { loadToDecide } from '../subjects.ts';

/** Decides on a request of somebody else; what is approved marks the days. */
export async function decideOnRequest(
  ctx: TxContext,
  { requestId, decision, reason }: InputOf<typeof attendanceRequests.decide>,
): Promise<RequestView> {
  const request = found(await lockRequest(ctx.tx, requestId));
  const { personId, firstDay, lastDay } = request;
  await loadToDecide(ctx, personId);
  const decided = await stepOn(ctx, request, decision, 'decider', reason ?? null);
  if (decision === 'approve') {
    await lockPerson(ctx.tx, personId);
    await ensureRemoteFits(ctx, request);
    const marking = {
      source: 'attendance.request',
      sourceId: requestId,
      personId,
      firstDay,
      lastDay,
    } as const;
    await markDays(ctx, { ...marking, mark: markOf(request, requestId) });
  }
  return presentRequest(ctx, decided);
}
