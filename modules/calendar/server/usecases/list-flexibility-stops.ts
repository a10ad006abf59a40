import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import type { flexibilityStops } from '../../contract/assignments.ts';
import { presentStops } from '../assignments.present.ts';
import { stopPage } from '../assignments.queries.ts';
import { todayOf } from '../deciding.ts';
import { managedScope } from '../who-manages.ts';

/** People without flexible time and place where the right is held, the latest first. */
export async function listFlexibilityStops(
  ctx: TxContext,
  input: InputOf<typeof flexibilityStops.list>,
): Promise<OutputOf<typeof flexibilityStops.list>> {
  const { personIds } = await managedScope(ctx);
  const found = await stopPage(ctx.tx, personIds, cursorId(input.cursor), input.size);
  const { rows, next } = uuidPage(input, found);
  return { items: await presentStops(ctx.tx, rows, todayOf(ctx)), next };
}
