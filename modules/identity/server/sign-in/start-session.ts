import { ensure } from '#core/contract/errors.ts';
import { newId, type PersonId, type SessionId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { type SignInMethod, sessionOpened } from '../../contract/events.ts';
import type { OpenedSession } from '../../contract/sessions.ts';
import { lockAccount, noteSignIn } from '../account.queries.ts';
import type { IdentitySettings } from '../identity-settings.ts';
import { deviceWords } from '../rules/device-words.ts';
import { insertSession } from '../session.queries.ts';
import { newToken } from '../token.ts';

interface SessionStart {
  accountId: string;
  personId: PersonId;
  method: SignInMethod;
  knownDevice: boolean;
}

/**
 * Writes the session of the person that the context acts as, and tells it. The token is always a new one. The account
 * is locked and looked at again: who was disabled while they proved a factor gets no session.
 */
export async function startSession(
  ctx: TxContext,
  request: OutsideContext['request'],
  settings: IdentitySettings,
  { accountId, personId, method, knownDevice }: SessionStart,
): Promise<OpenedSession> {
  const now = ctx.clock.now();
  const { agencyId, zone } = ctx.actor;
  const account = await lockAccount(ctx.tx, agencyId, accountId);
  ensure(account && !account.disabled_at, 'identity.wrong-credentials');
  noteSignIn(ctx.tx, agencyId, accountId, now);
  const { token, hash } = newToken('session');
  const id = newId() as SessionId;
  const endsAt = new Date(now.getTime() + settings.sessionMaxHours * 3_600_000);
  await insertSession(ctx.tx, {
    agency_id: agencyId,
    id,
    account_id: accountId,
    person_id: personId,
    zone,
    token_hash: hash,
    opened_at: now,
    seen_at: now,
    idle_for: `${settings.sessionIdleMinutes} minutes`,
    idle_until: new Date(now.getTime() + settings.sessionIdleMinutes * 60_000),
    ends_at: endsAt,
    factor_at: now,
    method,
    device: deviceWords(request.userAgent),
    address: request.ip,
  });
  await emit(ctx, sessionOpened, {
    subject: accountId,
    payload: { personId, sessionId: id, method, knownDevice },
  });
  return { sessionId: id, token, expiresAt: endsAt.toISOString(), idleMinutes: settings.sessionIdleMinutes };
}
