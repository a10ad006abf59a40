import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { sessions } from '../../contract/sessions.ts';
import { ownAccount } from '../own-account.ts';
import { endSessions } from '../session.queries.ts';

/** Ends every own session but the one that asks. */
export async function revokeOtherSessions(ctx: TxContext): Promise<OutputOf<typeof sessions.revokeOthers>> {
  const { agencyId, accountId, sessionId } = await ownAccount(ctx);
  return { ended: await endSessions(ctx.tx, agencyId, accountId, sessionId) };
}
