import { ensure } from '#core/contract/errors.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { factorRemoved } from '../../contract/events.ts';
import { removeTotp as forgetTotp } from '../factors/totp.queries.ts';
import { ownAccount } from '../own-account.ts';

/** Removes the own authenticator app with its recovery codes. */
export async function removeTotp(ctx: TxContext): Promise<undefined> {
  const { agencyId, accountId, personId } = await ownAccount(ctx);
  ensure(await forgetTotp(ctx.tx, agencyId, accountId), 'core.not-found');
  await emit(ctx, factorRemoved, { subject: accountId, payload: { personId, kind: 'totp' } });
}
