import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { requestApproved, requestRejected, requestReturned } from '../../contract/events.ts';
import type { RequestView, requests } from '../../contract/requests.ts';
import { entryOf } from '../entries.queries.ts';
import { stepOn } from '../hand-in.ts';
import { type KnownEmployee, loadEmployee, noteReading } from '../load-employee.ts';
import { mayKeep } from '../policy.ts';
import { presentProposal, presentRequests } from '../requests.present.ts';
import { lockRequest, proposalsOf, type RequestRow } from '../requests.queries.ts';
import { ensureSound, writeEntry } from '../write-entry.ts';

const told = { approve: requestApproved, return: requestReturned, reject: requestRejected };

/** Decides on a request of another; what is approved becomes an entry. */
export async function decideOnRequest(
  ctx: TxContext,
  { requestId, decision, reason }: InputOf<typeof requests.decide>,
): Promise<RequestView> {
  const request = found(await lockRequest(ctx.tx, requestId));
  const { personId, isPrivate } = request;
  ensure(personId !== ctx.actor.personId, 'staff.act-not-yours');
  const employee = await loadEmployee(ctx, personId);
  ensure(mayKeep(ctx.actor, employee, isPrivate), 'core.not-found');

  const state = await stepOn(ctx, request, decision, 'decider', reason ?? null);
  if (decision === 'approve') await enter(ctx, employee, request, reason ?? null);
  await emit(ctx, told[decision], { subject: personId, payload: { personId, requestId } });
  return (await presentRequests(ctx, [{ ...request, state }]))[0]!;
}

async function enter(
  ctx: TxContext,
  employee: KnownEmployee,
  { id: requestId, isPrivate }: RequestRow,
  reason: string | null,
): Promise<void> {
  if (isPrivate) await noteReading(ctx, employee, { act: 'decided' });
  const proposal = found((await proposalsOf(ctx.tx, [requestId]))[0]);
  const { content } = presentProposal(ctx, proposal);
  const { kind, startsOn, lastDay, decreeNumber, decreeDay, fileId, replacesId } = proposal;
  ensureSound({ content, startsOn, lastDay, decreeNumber, decreeDay }, employee);
  if (replacesId) {
    const wrong = found(await entryOf(ctx.tx, employee.personId, replacesId));
    ensure(!wrong.replaced, 'staff.entry-replaced');
  }
  await writeEntry(ctx, employee, {
    ...{ kind, content, startsOn, lastDay, decreeNumber, decreeDay, fileId, requestId },
    ...(replacesId ? { replaces: { id: replacesId, reason } } : {}),
  });
}
