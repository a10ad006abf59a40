import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { requestResubmitted } from '../../contract/events.ts';
import type { RequestView, requests } from '../../contract/requests.ts';
import { isPrivate } from '../../contract/terms.ts';
import { ensureProposable, keepProposal, loadOwn, stepOn } from '../hand-in.ts';
import { presentRequests } from '../requests.present.ts';
import { lockRequest } from '../requests.queries.ts';
import { keepersOf } from '../who-keeps.ts';

/** Hands in a request again that was returned; what it asked before is kept. */
export async function resubmitRequest(
  ctx: TxContext,
  { requestId, note, ...proposal }: InputOf<typeof requests.resubmit>,
): Promise<RequestView> {
  const employee = await loadOwn(ctx);
  const { personId } = employee;
  const request = found(await lockRequest(ctx.tx, requestId));
  ensure(request.personId === personId, 'core.not-found');
  ensure(request.isPrivate === isPrivate(proposal.content.kind), 'staff.other-kind');
  await ensureProposable(ctx, employee, proposal);
  const state = await stepOn(ctx, request, 'resubmit', 'employee', note || null);
  await keepProposal(ctx, employee, requestId, proposal);
  const posts = await keepersOf(ctx.tx, employee.path, request.isPrivate);
  await emit(ctx, requestResubmitted, { subject: personId, payload: { personId, requestId, posts } });
  return (await presentRequests(ctx, [{ ...request, state }]))[0]!;
}
