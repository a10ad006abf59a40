import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import type { requests } from '../../contract/requests.ts';
import { managedUnits } from '../policy.ts';
import { presentRequests } from '../requests.present.ts';
import { requestsIn } from '../requests.queries.ts';

/** Requests of others in a state where the right is held, the latest first. */
export async function listRequests(
  ctx: TxContext,
  input: InputOf<typeof requests.list>,
): Promise<OutputOf<typeof requests.list>> {
  const units = managedUnits(ctx.actor);
  const all = await requestsIn(ctx.tx, input.state, units, cursorId(input.cursor), input.size);
  const { rows, next } = uuidPage(input, all);
  return { items: await presentRequests(ctx, rows), next };
}
