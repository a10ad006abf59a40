import { ensure } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { accounts } from '../../contract/accounts.ts';
import { passwordResetGranted } from '../../contract/events.ts';
import { grantReset } from '../grant-reset.ts';
import { othersAccount } from '../others-account.ts';
import { endSessions } from '../session.queries.ts';

/** Takes the password of an account away and answers a code for a new one; sessions end, the second factor stays. */
export function resetPassword(
  ctx: OutsideContext,
  input: InputOf<typeof accounts.resetPassword>,
): Promise<OutputOf<typeof accounts.resetPassword>> {
  return ctx.transact('write', async (inner) => {
    const account = await othersAccount(inner, input.accountId);
    ensure(!account.disabled_at, 'core.not-found');
    const reset = await grantReset(inner, inner.actor.agencyId, account);
    await endSessions(inner.tx, inner.actor.agencyId, account.id);
    await emit(inner, passwordResetGranted, { subject: account.id, payload: { personId: account.personId } });
    return reset;
  });
}
