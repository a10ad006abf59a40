import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { attendanceRequests, RequestView } from '../../contract/requests.ts';
import { isOwn } from '../policy.ts';
import { stepOn } from '../request-step.ts';
import { presentRequest } from '../requests.present.ts';
import { lockRequest } from '../requests.queries.ts';

/** Takes an own request back. */
export async function withdrawRequest(
  ctx: TxContext,
  { requestId }: InputOf<typeof attendanceRequests.withdraw>,
): Promise<RequestView> {
  const request = found(await lockRequest(ctx.tx, requestId));
  ensure(isOwn(ctx.actor, request), 'core.not-found');
  return presentRequest(ctx, await stepOn(ctx, request, 'withdraw', 'employee', null));
}
