import type { SessionId } from '#core/contract/ids.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { sessions } from '../../contract/sessions.ts';
import { accountOfPerson } from '../account.queries.ts';
import { sessionsOf } from '../session.queries.ts';

/** The open sessions of the person, with the device in words. */
export async function listSessions(ctx: TxContext): Promise<OutputOf<typeof sessions.list>> {
  const { actor, tx } = ctx;
  const account = actor.personId ? await accountOfPerson(tx, actor.agencyId, actor.personId) : undefined;
  const rows = account ? await sessionsOf(tx, actor.agencyId, account.id, ctx.clock.now()) : [];
  return {
    items: rows.map((row) => ({
      id: row.id as SessionId,
      current: row.id === actor.sessionId,
      device: row.device,
      address: row.address,
      openedAt: row.opened_at.toISOString(),
      seenAt: row.seen_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
    })),
  };
}
