import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import type { letters } from '../../contract/letters.ts';
import { waitingIntakes } from '../intake.queries.ts';
import { registryUnits, showIntakes } from '../show-intakes.ts';

/** Mail that waits in the units where the actor registers. */
export async function listIntakes(
  ctx: TxContext,
  input: InputOf<typeof letters.listIntakes>,
): Promise<OutputOf<typeof letters.listIntakes>> {
  const units = await registryUnits(ctx);
  const page = uuidPage(input, await waitingIntakes(ctx.tx, units, cursorId(input.cursor), input.size + 1));
  return { items: await showIntakes(ctx, page.rows), next: page.next };
}
