import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { AccountView, accounts } from '../../contract/accounts.ts';
import { reopenAccount } from '../close-account.ts';
import { othersAccount } from '../others-account.ts';
import { presentAccount } from '../present-accounts.ts';

/** Lets a disabled account of somebody else sign in again. */
export async function enableAccount(
  ctx: TxContext,
  input: InputOf<typeof accounts.enable>,
): Promise<AccountView> {
  const account = await othersAccount(ctx, input.accountId);
  if (account.disabled_at) await reopenAccount(ctx, account);
  return presentAccount(ctx, account.personId);
}
