import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { passwords } from '../../contract/accounts.ts';
import { chosenPolicy } from '../account.queries.ts';
import type { IdentitySettings } from '../identity-settings.ts';
import { passwordRules, profileOf } from '../rules/password-policy.ts';

/** The password rules of the agency. */
export async function passwordPolicy(
  ctx: TxContext,
  settings: IdentitySettings,
): Promise<OutputOf<typeof passwords.policy>> {
  const profile = profileOf(await chosenPolicy(ctx.tx, ctx.actor.agencyId), settings.passwordPolicy);
  return { profile, ...passwordRules[profile] };
}
