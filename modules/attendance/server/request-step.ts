import { fail, found } from '#core/contract/errors.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  requestApproved,
  requestRejected,
  requestSubmitted,
  requestUndone,
  requestWithdrawn,
} from '../contract/events.ts';
import type { RequestAct } from '../contract/requests.ts';
import type { RequestRow } from './requests.queries.ts';
import { writeRequestStep } from './requests.writes.ts';
import { type RequestParty, takeRequestStep } from './rules/requests/transitions.ts';
import { postsAbove } from './superiors.ts';

const told = {
  withdraw: requestWithdrawn,
  approve: requestApproved,
  reject: requestRejected,
  undo: requestUndone,
} as const;

/** Notes that a request was handed in. */
export async function noteSubmitted(ctx: TxContext, request: Omit<RequestRow, 'state'>): Promise<void> {
  await note(ctx, request, 'submit', 'submitted', null);
}

/** Takes a request on by an act; the request as it stands then. @throws attendance.act-not-open, -act-not-yours, -reason-needed */
export async function stepOn(
  ctx: TxContext,
  request: RequestRow,
  act: RequestAct,
  by: RequestParty,
  reason: string | null,
): Promise<RequestRow> {
  const step = takeRequestStep(act, request.state, by, reason);
  if ('refusal' in step) fail(step.refusal);
  await note(ctx, request, act, step.to, reason);
  return { ...request, state: step.to };
}

async function note(
  ctx: TxContext,
  { id: requestId, personId, content }: Omit<RequestRow, 'state'>,
  act: RequestAct,
  to: RequestRow['state'],
  reason: string | null,
): Promise<void> {
  const { tx, actor, clock } = ctx;
  const step = { agencyId: actor.agencyId, requestId, act, to, by: found(actor.personId) };
  await writeRequestStep(tx, { ...step, at: clock.now(), note: reason });
  const payload = { personId, requestId, kind: content.kind };
  if (act === 'submit') {
    const posts = await postsAbove(ctx, personId, 1);
    await emit(ctx, requestSubmitted, { subject: personId, payload: { ...payload, posts } });
  } else await emit(ctx, told[act], { subject: personId, payload });
}
