import { found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import type { requests } from '../../contract/requests.ts';
import { heldPosts } from '../policy.ts';
import { presentEntries } from '../requests.present.ts';
import { deskOf } from '../requests.queries.ts';

/** Requests that wait for the actor, the oldest first; a substitute is not told what they are for. */
export async function listDesk(
  ctx: TxContext,
  input: InputOf<typeof requests.desk>,
): Promise<OutputOf<typeof requests.desk>> {
  const who = { personId: found(ctx.actor.personId), postIds: heldPosts(ctx.actor) };
  const all = await deskOf(ctx.tx, input.as, who, cursorId(input.cursor), input.size);
  const { rows, next } = uuidPage(input, all);
  return { items: await presentEntries(ctx, rows, () => input.as !== 'substitute'), next };
}
