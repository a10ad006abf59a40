import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import type { attendanceRequests } from '../../contract/requests.ts';
import { peopleToDecideOn } from '../people-to-decide-on.ts';
import { presentRequests } from '../requests.present.ts';
import { requestsIn } from '../requests.queries.ts';

/** Requests of people about whom one may decide, the latest first. */
export async function listRequests(
  ctx: TxContext,
  input: InputOf<typeof attendanceRequests.list>,
): Promise<OutputOf<typeof attendanceRequests.list>> {
  const people = await peopleToDecideOn(ctx, input.personId);
  const all = await requestsIn(ctx.tx, input.state, people, cursorId(input.cursor), input.size);
  const { rows, next } = uuidPage(input, all);
  return { items: await presentRequests(ctx, rows), next };
}
