import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { AccountView, accounts } from '../../contract/accounts.ts';
import { closeAccount } from '../close-account.ts';
import { othersAccount } from '../others-account.ts';
import { presentAccount } from '../present-accounts.ts';

/** Disables somebody else's account. */
export async function disableAccount(
  ctx: TxContext,
  input: InputOf<typeof accounts.disable>,
): Promise<AccountView> {
  const account = await othersAccount(ctx, input.accountId);
  if (!account.disabled_at) await closeAccount(ctx, account);
  return presentAccount(ctx, account.personId);
}
