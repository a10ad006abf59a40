import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { factors } from '../../contract/factors.ts';
import { accountOfPerson, chosenPolicy } from '../account.queries.ts';
import { passkeysOf } from '../factors/passkey.queries.ts';
import { countRecoveryCodes, totpOf } from '../factors/totp.queries.ts';
import type { IdentitySettings } from '../identity-settings.ts';
import { linkOf } from '../oidc/link.queries.ts';
import { ownAccount } from '../own-account.ts';
import { presentPasskey } from '../present-factors.ts';
import { passwordRules, profileOf } from '../rules/password-policy.ts';

/** The ways in which the person signs in. */
export async function listFactors(
  ctx: TxContext,
  settings: IdentitySettings,
): Promise<OutputOf<typeof factors.list>> {
  const { tx } = ctx;
  const { agencyId, accountId, personId } = await ownAccount(ctx);
  const account = await accountOfPerson(tx, agencyId, personId);
  const { validDays } = passwordRules[profileOf(await chosenPolicy(tx, agencyId), settings.passwordPolicy)];
  const setAt = account?.password_set_at ?? null;
  const totp = await totpOf(tx, agencyId, accountId);
  const link = settings.oidc && (await linkOf(tx, agencyId, accountId, settings.oidc.issuer));
  return {
    password: setAt && {
      setAt: setAt.toISOString(),
      expiresAt: validDays === null ? null : new Date(setAt.getTime() + validDays * 86_400_000).toISOString(),
    },
    totp: totp?.confirmed_at
      ? {
          confirmedAt: totp.confirmed_at.toISOString(),
          recoveryCodesLeft: await countRecoveryCodes(tx, agencyId, accountId),
        }
      : null,
    passkeys: (await passkeysOf(tx, agencyId, accountId)).map(presentPasskey),
    oidc:
      link && settings.oidc ? { label: settings.oidc.label, linkedAt: link.linked_at.toISOString() } : null,
  };
}
