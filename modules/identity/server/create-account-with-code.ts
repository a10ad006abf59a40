import { found } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import { lockAccount } from './account.queries.ts';
import { createAccount, type NewAccount } from './create-account.ts';
import { grantReset } from './grant-reset.ts';

/** Makes an account without a password; the person sets the first one with the code, which is answered once. */
export async function createAccountWithCode(
  ctx: TxContext,
  account: Omit<NewAccount, 'passwordHash'>,
): Promise<{ code: string; expiresAt: string }> {
  const id = await createAccount(ctx, account);
  const row = found(await lockAccount(ctx.tx, ctx.actor.agencyId, id));
  return grantReset(ctx, ctx.actor.agencyId, row);
}
