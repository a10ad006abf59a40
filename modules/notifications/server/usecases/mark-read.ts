import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { publishLive } from '#core/http/live-hub.ts';
import type { TxContext } from '#core/session/context.ts';
import type { notifications } from '../../contract/notifications.ts';
import { countUnread, markRead as writeRead } from '../notifications.queries.ts';

/** Marks the person's own as read; their other screens follow. */
export async function markRead(
  ctx: TxContext,
  input: InputOf<typeof notifications.markRead>,
): Promise<{ unread: number }> {
  const personId = found(ctx.actor.personId);
  const which = { ids: input.ids, upTo: input.upTo ?? null };
  const changed = await writeRead(ctx.tx, personId, which, ctx.clock.now());
  if (changed > 0) await publishLive(ctx.tx, [personId], { type: 'notification' });
  return { unread: await countUnread(ctx.tx, personId) };
}
