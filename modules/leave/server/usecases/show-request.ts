import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { RequestView } from '../../contract/request-view.ts';
import type { requests } from '../../contract/requests.ts';
import { openRequest } from '../load-request.ts';
import { presentRequest } from '../requests.present.ts';

/** A request as the actor may see it. */
export async function showRequest(
  ctx: TxContext,
  { requestId }: InputOf<typeof requests.open>,
): Promise<RequestView> {
  return presentRequest(ctx, await openRequest(ctx, requestId));
}
