import { ensure } from '#core/contract/errors.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { keepFlow } from '../oidc/flow-cookie.ts';
import { callbackPath, type OidcProvider } from '../oidc/provider.ts';

/** Begins to sign in at the provider. */
export async function startOidc(
  ctx: OutsideContext,
  provider: OidcProvider | null,
): Promise<{ url: string }> {
  ensure(provider, 'identity.oidc-off');
  const { url, flow } = await provider.begin(ctx.publicUrl + callbackPath, 'sign-in');
  keepFlow(ctx, 'oidc-sign-in', flow);
  return { url };
}
