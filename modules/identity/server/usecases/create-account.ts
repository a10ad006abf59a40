import { found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { accounts } from '../../contract/accounts.ts';
import { lockAccount } from '../account.queries.ts';
import { createAccount as makeAccount } from '../create-account.ts';
import { grantReset } from '../grant-reset.ts';
import { ensureManagesAccounts } from '../manages-accounts.ts';
import { presentAccount } from '../present-accounts.ts';

/** Makes the account of a person. The code for the first password is answered once and kept nowhere. */
export function createAccount(
  ctx: OutsideContext,
  input: InputOf<typeof accounts.create>,
): Promise<OutputOf<typeof accounts.create>> {
  return ctx.transact('write', async (inner) => {
    await ensureManagesAccounts(inner);
    const id = await makeAccount(inner, input);
    const row = found(await lockAccount(inner.tx, inner.actor.agencyId, id));
    const reset = await grantReset(inner, inner.actor.agencyId, row);
    return { account: await presentAccount(inner, input.personId), reset };
  });
}
