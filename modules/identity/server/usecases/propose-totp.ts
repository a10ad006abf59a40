import { ensure } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { factors } from '../../contract/factors.ts';
import { identifiersOf } from '../account.queries.ts';
import { totpSealContext } from '../factors/check-code.ts';
import { proposeTotp as keepProposal } from '../factors/totp.queries.ts';
import { newTotpSecret, totpUri } from '../factors/totp-code.ts';
import { ownAccount } from '../own-account.ts';

/** A new secret for an authenticator app. Outside the remembered answers, because it is a secret. */
export async function proposeTotp(ctx: OutsideContext): Promise<OutputOf<typeof factors.proposeTotp>> {
  const secret = newTotpSecret();
  const label = await ctx.transact('write', async (inner) => {
    const { agencyId, accountId } = await ownAccount(inner);
    const sealed = ctx.secrets.seal(totpSealContext(agencyId, accountId), secret);
    ensure(await keepProposal(inner.tx, agencyId, accountId, sealed), 'identity.totp-active');
    const identifiers = (await identifiersOf(inner.tx, agencyId, [accountId])).get(accountId) ?? [];
    return identifiers[0]?.value ?? 'Pendopo';
  });
  return { secret, uri: totpUri(secret, label) };
}
