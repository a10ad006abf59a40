import { found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import type { notifications } from '../../contract/notifications.ts';
import { presentNotifications } from '../notifications.present.ts';
import { notificationsOf } from '../notifications.queries.ts';

/** A page of what the person was told, newest first. */
export async function listNotifications(
  ctx: TxContext,
  input: InputOf<typeof notifications.list>,
): Promise<OutputOf<typeof notifications.list>> {
  const { rows, next } = uuidPage(
    input,
    await notificationsOf(ctx.tx, found(ctx.actor.personId), {
      unread: input.unread ?? false,
      before: cursorId(input.cursor),
      size: input.size,
    }),
  );
  return { items: await presentNotifications(ctx, rows), next };
}
