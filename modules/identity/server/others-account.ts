import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { lockAccount } from './account.queries.ts';
import { ensureManagesAccounts } from './manages-accounts.ts';

/** Somebody else's account, locked, for who manages accounts. One's own goes the ways of everybody. */
export async function othersAccount(ctx: TxContext, accountId: string) {
  await ensureManagesAccounts(ctx);
  const row = found(await lockAccount(ctx.tx, ctx.actor.agencyId, accountId));
  ensure(row.person_id !== ctx.actor.personId, 'identity.own-account');
  return { ...row, personId: row.person_id as PersonId };
}
