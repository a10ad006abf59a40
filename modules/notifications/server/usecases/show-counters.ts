import { found } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import { countUnread } from '../notifications.queries.ts';

/** How many notifications of the person are unread. */
export async function showCounters(ctx: TxContext): Promise<{ unread: number }> {
  return { unread: await countUnread(ctx.tx, found(ctx.actor.personId)) };
}
