import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { signIn } from '../../contract/sign-in.ts';
import { passkeysWork } from '../factors/passkey-ceremony.ts';
import type { IdentitySettings } from '../identity-settings.ts';

/** The ways to sign in to this installation. */
export async function signInOptions(
  ctx: TxContext,
  settings: IdentitySettings,
): Promise<OutputOf<typeof signIn.options>> {
  return {
    passkeys: passkeysWork(ctx.publicUrl),
    oidc: settings.oidc && { label: settings.oidc.label },
    demoAccounts: [...settings.demoAccounts],
  };
}
