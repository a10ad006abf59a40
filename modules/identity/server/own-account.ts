import { ensure, found } from '#core/contract/errors.ts';
import type { AgencyId, PersonId, SessionId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { accountOfPerson } from './account.queries.ts';

export interface OwnAccount {
  agencyId: AgencyId;
  accountId: string;
  personId: PersonId;
  sessionId: SessionId;
  passwordHash: string | null;
}

/**
 * The account of the person who asks, from an open session. An API key cannot do what would let it outlive or outgrow
 * itself: change the password, add factors or make other keys.
 */
export async function ownAccount(ctx: TxContext): Promise<OwnAccount> {
  const { kind, agencyId, personId, sessionId } = ctx.actor;
  ensure(kind === 'person' && personId && sessionId, 'identity.session-required');
  const account = found(await accountOfPerson(ctx.tx, agencyId, personId));
  return { agencyId, accountId: account.id, personId, sessionId, passwordHash: account.password_hash };
}
