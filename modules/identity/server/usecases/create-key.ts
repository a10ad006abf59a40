import { ensure } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { keyCreated } from '../../contract/events.ts';
import type { KeyId, keys } from '../../contract/keys.ts';
import { insertKey } from '../key.queries.ts';
import { ownAccount } from '../own-account.ts';
import { scopesOf } from '../rules/scopes-of.ts';
import { newToken } from '../token.ts';

const longestDays = 366;

/** Makes a key that acts for the person. The key itself is answered once and kept nowhere. */
export function createKey(
  ctx: OutsideContext,
  input: InputOf<typeof keys.create>,
): Promise<OutputOf<typeof keys.create>> {
  return ctx.transact('write', async (inner) => {
    const { agencyId, accountId, personId } = await ownAccount(inner);
    const now = ctx.clock.now();
    const expiresAt = new Date(input.expiresAt);
    const held = new Set(scopesOf(inner.actor));
    ensure(
      input.scopes.every((scope) => held.has(scope)),
      'identity.scope-not-held',
    );
    ensure(
      expiresAt > now && expiresAt.getTime() - now.getTime() <= longestDays * 86_400_000,
      'identity.key-expiry',
    );
    const { token, hash } = newToken('key');
    const id = newId<'ApiKey'>() as KeyId;
    const scopes = [...new Set(input.scopes)].sort();
    await insertKey(inner.tx, {
      agency_id: agencyId,
      id,
      account_id: accountId,
      person_id: personId,
      zone: inner.actor.zone,
      name: input.name,
      token_hash: hash,
      scopes,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
    });
    await emit(inner, keyCreated, { subject: accountId, payload: { personId, scopes } });
    const view = {
      id,
      name: input.name,
      scopes,
      createdAt: now.toISOString(),
      expiresAt: expiresAt.toISOString(),
    };
    return { ...view, usedAt: null, key: token };
  });
}
