import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { AccountView, accounts } from '../../contract/accounts.ts';
import { accountDisabled } from '../../contract/events.ts';
import { activateIdentifiers, updateAccount } from '../account.queries.ts';
import { deleteKeys } from '../key.queries.ts';
import { othersAccount } from '../others-account.ts';
import { presentAccount } from '../present-accounts.ts';
import { endSessions } from '../session.queries.ts';

/** Disables an account: its sessions and keys end in the same moment, and its names are free for another agency. */
export async function disableAccount(
  ctx: TxContext,
  input: InputOf<typeof accounts.disable>,
): Promise<AccountView> {
  const { tx, actor } = ctx;
  const { id, personId, disabled_at } = await othersAccount(ctx, input.accountId);
  if (!disabled_at) {
    await updateAccount(tx, actor.agencyId, id, {
      disabled_at: ctx.clock.now(),
      disabled_by: actor.personId,
    });
    await activateIdentifiers(tx, actor.agencyId, id, false);
    await endSessions(tx, actor.agencyId, id);
    await deleteKeys(tx, actor.agencyId, id);
    await emit(ctx, accountDisabled, { subject: id, payload: { personId } });
  }
  return presentAccount(ctx, personId);
}
