import { factors } from '#modules/identity/contract/factors.ts';
import { callDirectly } from '../data/client.ts';
import { passkeysWork } from './passkeys-work.ts';

/** How this person can prove again who they are. */
export interface Proofs {
  /** What is typed: a code of the app where there is one, else the password where there is one. */
  typed: 'code' | 'password' | null;
  passkey: boolean;
  /** Name of the OpenID Connect provider to sign in at again; null where the account has no link. */
  provider: string | null;
}

export async function ownProofs(): Promise<Proofs> {
  const { password, totp, passkeys, oidc } = await callDirectly(factors.list, {});
  return {
    typed: totp ? 'code' : password ? 'password' : null,
    passkey: passkeys.length > 0 && passkeysWork(),
    provider: oidc?.label ?? null,
  };
}
