import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { accounts } from '../../contract/accounts.ts';
import { createAccountWithCode } from '../create-account-with-code.ts';
import { ensureManagesAccounts } from '../manages-accounts.ts';
import { presentAccount } from '../present-accounts.ts';

/** Makes the account of a person. The code for the first password is answered once and kept nowhere. */
export function createAccount(
  ctx: OutsideContext,
  input: InputOf<typeof accounts.create>,
): Promise<OutputOf<typeof accounts.create>> {
  return ctx.transact('write', async (inner) => {
    await ensureManagesAccounts(inner);
    const reset = await createAccountWithCode(inner, input);
    return { account: await presentAccount(inner, input.personId), reset };
  });
}
