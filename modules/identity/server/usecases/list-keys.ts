import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { KeyId, keys } from '../../contract/keys.ts';
import { accountOfPerson } from '../account.queries.ts';
import { keysOf } from '../key.queries.ts';
import { scopesOf } from '../rules/scopes-of.ts';

/** The keys of the person, without their secrets, and the scopes that a new key can have. */
export async function listKeys(ctx: TxContext): Promise<OutputOf<typeof keys.list>> {
  const { actor, tx } = ctx;
  const account = actor.personId ? await accountOfPerson(tx, actor.agencyId, actor.personId) : undefined;
  const rows = account ? await keysOf(tx, actor.agencyId, account.id, ctx.clock.now()) : [];
  return {
    items: rows.map((row) => ({
      id: row.id as KeyId,
      name: row.name,
      scopes: row.scopes,
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      usedAt: row.used_at?.toISOString() ?? null,
    })),
    scopes: scopesOf(actor),
  };
}
