import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { sessions } from '../../contract/sessions.ts';
import { endSession } from '../session.queries.ts';

/** Ends one of the own sessions. Another person's session looks like one that is not there. */
export async function revokeSession(
  ctx: TxContext,
  input: InputOf<typeof sessions.revoke>,
): Promise<undefined> {
  const { actor, tx } = ctx;
  const ended = actor.personId ? await endSession(tx, actor.agencyId, actor.personId, input.sessionId) : 0;
  ensure(ended > 0, 'core.not-found');
}
