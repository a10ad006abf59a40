import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { requestWithdrawn } from '../../contract/events.ts';
import type { RequestView, requests } from '../../contract/requests.ts';
import { loadOwn, stepOn } from '../hand-in.ts';
import { presentRequests } from '../requests.present.ts';
import { lockRequest } from '../requests.queries.ts';
import { keepersOf } from '../who-keeps.ts';

/** Takes an own request back. */
export async function withdrawRequest(
  ctx: TxContext,
  { requestId }: InputOf<typeof requests.withdraw>,
): Promise<RequestView> {
  const request = found(await lockRequest(ctx.tx, requestId));
  const { personId } = request;
  ensure(personId === ctx.actor.personId, 'core.not-found');
  const state = await stepOn(ctx, request, 'withdraw', 'employee', null);
  const { path } = await loadOwn(ctx);
  const posts = await keepersOf(ctx.tx, path, request.isPrivate);
  await emit(ctx, requestWithdrawn, { subject: personId, payload: { personId, requestId, posts } });
  return (await presentRequests(ctx, [{ ...request, state }]))[0]!;
}
