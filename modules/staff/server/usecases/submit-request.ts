import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { requestSubmitted } from '../../contract/events.ts';
import type { RequestView, requests } from '../../contract/requests.ts';
import { isPrivate } from '../../contract/terms.ts';
import { ensureProposable, keepProposal, loadOwn, noteStep } from '../hand-in.ts';
import { presentRequests } from '../requests.present.ts';
import type { RequestRow } from '../requests.queries.ts';
import { insertRequest } from '../requests.writes.ts';
import { keepersOf } from '../who-keeps.ts';

/** Asks for an entry in the own file, or for the correction of one. */
export async function submitRequest(
  ctx: TxContext,
  { note, ...proposal }: InputOf<typeof requests.submit>,
): Promise<RequestView> {
  const employee = await loadOwn(ctx);
  await ensureProposable(ctx, employee, proposal);
  const { personId } = employee;
  const asked = { personId, isPrivate: isPrivate(proposal.content.kind) };
  const requestId = await insertRequest(ctx.tx, ctx.actor.agencyId, asked);
  await keepProposal(ctx, employee, requestId, proposal);
  await noteStep(ctx, requestId, 'submit', note || null);
  const posts = await keepersOf(ctx.tx, employee.path, asked.isPrivate);
  await emit(ctx, requestSubmitted, { subject: personId, payload: { personId, requestId, posts } });
  const row: RequestRow = { id: requestId, ...asked, state: 'submitted' };
  return (await presentRequests(ctx, [row]))[0]!;
}
