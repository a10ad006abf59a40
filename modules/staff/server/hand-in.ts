import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { claimFiles } from '#modules/files/server/files.api.ts';
import type { requests } from '../contract/requests.ts';
import type { RequestAct, RequestId, RequestState } from '../contract/terms.ts';
import { storeContent } from './contents.ts';
import { entryOf } from './entries.queries.ts';
import { type KnownEmployee, loadEmployee } from './load-employee.ts';
import type { RequestRow } from './requests.queries.ts';
import { insertProposal, insertStep, setState } from './requests.writes.ts';
import { type RequestParty, takeStep } from './rules/request/transitions.ts';
import { ensureSound } from './write-entry.ts';

type Proposal = Omit<InputOf<typeof requests.submit>, 'note'>;

/** The employee whose own file it is. */
export function loadOwn(ctx: TxContext): Promise<KnownEmployee> {
  return loadEmployee(ctx, found(ctx.actor.personId));
}

/** Refuses what could not become an entry, or would take the place of one that no longer stands. */
export async function ensureProposable(
  ctx: TxContext,
  employee: KnownEmployee,
  proposal: Proposal,
): Promise<void> {
  ensureSound(proposal, employee);
  if (!proposal.replacesId) return;
  const wrong = found(await entryOf(ctx.tx, employee.personId, proposal.replacesId));
  ensure(wrong.kind === proposal.content.kind, 'staff.other-kind');
  ensure(!wrong.replaced, 'staff.entry-replaced');
}

/** Keeps what is asked, with its proof. */
export async function keepProposal(
  ctx: TxContext,
  { personId }: KnownEmployee,
  requestId: RequestId,
  proposal: Proposal,
): Promise<void> {
  const { tx, actor, secrets } = ctx;
  const { content, startsOn, fileId } = proposal;
  const { lastDay = null, decreeNumber = null, decreeDay = null, replacesId = null } = proposal;
  await claimFiles(tx, [fileId], personId, ctx.clock.now());
  await insertProposal(tx, actor.agencyId, {
    ...{ requestId, personId, kind: content.kind, startsOn, lastDay, decreeNumber, decreeDay },
    ...{ fileId, replacesId },
    ...storeContent(secrets, { agencyId: actor.agencyId, personId }, content),
  });
}

/** Takes a request a step on. @throws what the table of transitions says */
export async function stepOn(
  ctx: TxContext,
  request: RequestRow,
  act: RequestAct,
  by: RequestParty,
  note: string | null,
): Promise<RequestState> {
  const { tx, actor } = ctx;
  const step = takeStep(act, request.state, by, note);
  if ('refusal' in step) ensure(false, step.refusal);
  await setState(tx, actor.agencyId, { id: request.id, state: step.to });
  await noteStep(ctx, request.id, act, note);
  return step.to;
}

/** Writes a step down. */
export function noteStep(
  { tx, actor, clock }: TxContext,
  requestId: RequestId,
  act: RequestAct,
  note: string | null,
): Promise<void> {
  const byId = found(actor.personId);
  return insertStep(tx, actor.agencyId, { requestId, act, byId, at: clock.now(), note });
}
