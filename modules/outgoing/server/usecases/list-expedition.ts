import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import type { registers } from '../../contract/registers.ts';
import { expeditionPage } from '../registers/expedition.queries.ts';
import { expeditionSearch, presentExpedition } from '../registers/read-expedition.ts';

/** The expedition book of the units that this actor sees. */
export async function listExpedition(
  ctx: TxContext,
  input: InputOf<typeof registers.expedition>,
): Promise<OutputOf<typeof registers.expedition>> {
  const search = await expeditionSearch(ctx, input, {
    edge: cursorId(input.cursor),
    size: input.size + 1,
  });
  const page = uuidPage(input, await expeditionPage(ctx.tx, search));
  return { items: await presentExpedition(ctx, page.rows), next: page.next };
}
