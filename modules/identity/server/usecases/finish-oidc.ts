import { ensure, fail } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { OpenedSession } from '../../contract/sessions.ts';
import type { signIn } from '../../contract/sign-in.ts';
import { spendChallenge } from '../factors/challenge.ts';
import type { IdentitySettings } from '../identity-settings.ts';
import { takeFlow } from '../oidc/flow-cookie.ts';
import { accountBySubject } from '../oidc/link.queries.ts';
import { callbackPath, type OidcProvider } from '../oidc/provider.ts';
import { actAs } from '../sign-in/act-as.ts';
import { keyAnswerAllowance } from '../sign-in/allowances.ts';
import { knownDevice } from '../sign-in/known-device.ts';
import { startSession } from '../sign-in/start-session.ts';
import { giveBack, takeTry } from '../sign-in/take-try.ts';
import { welcome } from '../sign-in/welcome.ts';

/** Signs in whom the provider vouches for, if their account is linked; the factors are the provider's. */
export async function finishOidc(
  ctx: OutsideContext,
  settings: IdentitySettings,
  provider: OidcProvider | null,
  input: InputOf<typeof signIn.finishOidc>,
): Promise<OpenedSession> {
  ensure(provider, 'identity.oidc-off');
  const { challenge, flow } = takeFlow(ctx, 'oidc-sign-in');
  const allowances = keyAnswerAllowance(ctx.request.ip);
  await takeTry(ctx, allowances);
  const subject = await provider.finish(callbackUrl(ctx, input.query), flow);
  const outcome = await ctx.transact('write', async (inner) => {
    await spendChallenge(inner, challenge);
    const linked = await accountBySubject(inner.tx, provider.settings.issuer, subject);
    const own = linked && (await actAs(inner, linked.agencyId, linked.personId));
    if (!linked || !own) fail('identity.oidc-not-linked');
    await giveBack(own.tx, allowances);
    const { accountId, personId } = linked;
    const device = knownDevice(ctx, accountId) !== null;
    const start = { accountId, personId, method: 'oidc' as const, knownDevice: device };
    return { accountId, opened: await startSession(own, ctx.request, settings, start) };
  });
  await welcome(ctx, settings, outcome.accountId, outcome.opened.token);
  return outcome.opened;
}

/** The address that the browser came back to, as the provider meant it. */
export function callbackUrl(ctx: OutsideContext, query: string): URL {
  const url = new URL(ctx.publicUrl + callbackPath);
  url.search = query;
  return url;
}
