import { ensure } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { violates } from '#core/db/tx.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { factorAdded } from '../../contract/events.ts';
import type { signIn } from '../../contract/sign-in.ts';
import { spendChallenge } from '../factors/challenge.ts';
import { takeFlow } from '../oidc/flow-cookie.ts';
import { putLink } from '../oidc/link.queries.ts';
import type { OidcProvider } from '../oidc/provider.ts';
import { ownAccount } from '../own-account.ts';
import { callbackUrl } from './finish-oidc.ts';

/** Links the account to the subject that the provider vouches for; begun and finished by the same person. */
export async function finishOidcLink(
  ctx: OutsideContext,
  provider: OidcProvider | null,
  input: InputOf<typeof signIn.finishLink>,
): Promise<OutputOf<typeof signIn.finishLink>> {
  const { accountId } = await ctx.transact('read', ownAccount);
  ensure(provider, 'identity.oidc-off');
  const { challenge, flow } = takeFlow(ctx, 'oidc-link');
  ensure(challenge.accountId === accountId, 'identity.challenge-expired');
  const subject = await provider.finish(callbackUrl(ctx, input.query), flow);
  return ctx.transact('write', async (inner) => {
    const own = await ownAccount(inner);
    await spendChallenge(inner, challenge);
    const linkedAt = ctx.clock.now();
    await putLink(inner.tx, {
      agency_id: own.agencyId,
      account_id: own.accountId,
      issuer: provider.settings.issuer,
      subject,
      linked_at: linkedAt,
    }).catch((error: unknown) => {
      ensure(!violates(error, 'oidc_link_subject'), 'identity.oidc-taken');
      throw error;
    });
    await emit(inner, factorAdded, {
      subject: own.accountId,
      payload: { personId: own.personId, kind: 'oidc' },
    });
    return { linkedAt: linkedAt.toISOString() };
  });
}
