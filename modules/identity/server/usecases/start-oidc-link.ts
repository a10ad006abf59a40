import { ensure } from '#core/contract/errors.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { keepFlow } from '../oidc/flow-cookie.ts';
import { callbackPath, type OidcProvider } from '../oidc/provider.ts';
import { ownAccount } from '../own-account.ts';

/** Begins to link the account of the person who asks to one at the provider. */
export async function startOidcLink(
  ctx: OutsideContext,
  provider: OidcProvider | null,
): Promise<{ url: string }> {
  const { accountId } = await ctx.transact('read', ownAccount);
  ensure(provider, 'identity.oidc-off');
  const { url, flow } = await provider.begin(ctx.publicUrl + callbackPath, 'link');
  keepFlow(ctx, 'oidc-link', flow, accountId);
  return { url };
}
