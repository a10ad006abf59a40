import { fail } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { violates } from '#core/db/tx.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { AccountView, accounts } from '../../contract/accounts.ts';
import { accountEnabled } from '../../contract/events.ts';
import { activateIdentifiers, updateAccount } from '../account.queries.ts';
import { othersAccount } from '../others-account.ts';
import { presentAccount } from '../present-accounts.ts';

/** Lets a disabled account sign in again, if nobody has taken its names meanwhile. */
export async function enableAccount(
  ctx: TxContext,
  input: InputOf<typeof accounts.enable>,
): Promise<AccountView> {
  const { tx, actor } = ctx;
  const { id, personId, disabled_at } = await othersAccount(ctx, input.accountId);
  if (disabled_at) {
    await updateAccount(tx, actor.agencyId, id, { disabled_at: null, disabled_by: null });
    await activateIdentifiers(tx, actor.agencyId, id, true).catch((error: unknown) =>
      violates(error, 'identifier_taken') ? fail('identity.identifier-taken') : Promise.reject(error),
    );
    await emit(ctx, accountEnabled, { subject: id, payload: { personId } });
  }
  return presentAccount(ctx, personId);
}
