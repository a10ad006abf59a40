import { found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import type { attendanceRequests } from '../../contract/requests.ts';
import { presentRequests } from '../requests.present.ts';
import { requestsOf } from '../requests.queries.ts';

/** Own requests, the latest first. */
export async function listOwnRequests(
  ctx: TxContext,
  input: InputOf<typeof attendanceRequests.listOwn>,
): Promise<OutputOf<typeof attendanceRequests.listOwn>> {
  const all = await requestsOf(ctx.tx, found(ctx.actor.personId), cursorId(input.cursor), input.size);
  const { rows, next } = uuidPage(input, all);
  return { items: await presentRequests(ctx, rows), next };
}
