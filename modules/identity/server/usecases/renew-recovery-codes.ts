import { ensure } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { factors } from '../../contract/factors.ts';
import { replaceRecoveryCodes } from '../factors/recovery-codes.ts';
import { totpOf } from '../factors/totp.queries.ts';
import { ownAccount } from '../own-account.ts';

/** New recovery codes for an account with an authenticator app. */
export function renewRecoveryCodes(
  ctx: OutsideContext,
): Promise<OutputOf<typeof factors.renewRecoveryCodes>> {
  return ctx.transact('write', async (inner) => {
    const { agencyId, accountId } = await ownAccount(inner);
    const totp = await totpOf(inner.tx, agencyId, accountId);
    ensure(totp?.confirmed_at, 'core.not-found');
    return { recoveryCodes: await replaceRecoveryCodes(inner, agencyId, accountId) };
  });
}
