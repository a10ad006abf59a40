import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { attendanceRequests, RequestView } from '../../contract/requests.ts';
import { unmarkDays } from '../attendance.api.ts';
import { stepOn } from '../request-step.ts';
import { presentRequest } from '../requests.present.ts';
import { lockRequest } from '../requests.queries.ts';
import { loadToDecide } from '../subjects.ts';

/** Undoes an approval: the days are unmarked and reckoned again. */
export async function undoRequest(
  ctx: TxContext,
  { requestId, reason }: InputOf<typeof attendanceRequests.undo>,
): Promise<RequestView> {
  const request = found(await lockRequest(ctx.tx, requestId));
  await loadToDecide(ctx, request.personId);
  const undone = await stepOn(ctx, request, 'undo', 'decider', reason);
  await unmarkDays(ctx, { source: 'attendance.request', sourceId: requestId });
  return presentRequest(ctx, undone);
}
