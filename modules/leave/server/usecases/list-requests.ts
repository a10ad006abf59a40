import { found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import { leaveManage } from '../../contract/permissions.ts';
import { type RequestState, requestStates } from '../../contract/request-terms.ts';
import type { requests } from '../../contract/requests.ts';
import { unitsWith } from '../policy.ts';
import { presentEntries } from '../requests.present.ts';
import { requestsIn } from '../requests.queries.ts';

/** Requests of the people whose leave the actor keeps, the latest first. */
export async function listRequests(
  ctx: TxContext,
  input: InputOf<typeof requests.list>,
): Promise<OutputOf<typeof requests.list>> {
  const all = await requestsIn(ctx.tx, {
    states: statesOf(input),
    personId: input.personId ?? null,
    unitIds: unitsWith(ctx.actor, leaveManage),
    exceptPersonId: found(ctx.actor.personId),
    after: cursorId(input.cursor),
    size: input.size,
  });
  const { rows, next } = uuidPage(input, all);
  return { items: await presentEntries(ctx, rows, () => true), next };
}

function statesOf({ state, waiting }: InputOf<typeof requests.list>): readonly RequestState[] {
  if (state) return [state];
  return waiting ? requestStates.filter((one) => one.startsWith('awaiting-')) : requestStates;
}
