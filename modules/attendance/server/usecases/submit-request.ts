import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { claimFiles } from '#modules/files/server/files.api.ts';
import type { attendanceRequests, RequestView } from '../../contract/requests.ts';
import { lockPerson } from '../people.queries.ts';
import { ensureDaysFit, ensureInstantFits, ensureRemoteFits } from '../request-fit.ts';
import { noteSubmitted } from '../request-step.ts';
import { presentRequest } from '../requests.present.ts';
import { insertRequest } from '../requests.writes.ts';

/** Asks that something be known about own days. */
export async function submitRequest(
  ctx: TxContext,
  input: InputOf<typeof attendanceRequests.submit>,
): Promise<RequestView> {
  const { tx, actor, clock } = ctx;
  const personId = found(actor.personId);
  const { content, firstDay, lastDay, reason } = input;
  const asked = { id: null, personId, content, firstDay, lastDay };
  ensureDaysFit(ctx, asked);
  await ensureInstantFits(ctx, asked);
  await lockPerson(tx, personId);
  await ensureRemoteFits(ctx, asked);
  const fileId = input.fileId ?? null;
  if (fileId) await claimFiles(tx, [fileId], personId, clock.now());
  const request = { personId, content, firstDay, lastDay, reason, fileId };
  const id = await insertRequest(tx, actor.agencyId, request);
  await noteSubmitted(ctx, { ...request, id });
  return presentRequest(ctx, { ...request, id, state: 'submitted' });
}
