import { startAuthentication } from '@simplewebauthn/browser';
import { passwords } from '#modules/identity/contract/accounts.ts';
import { factors } from '#modules/identity/contract/factors.ts';
import { sessions } from '#modules/identity/contract/sessions.ts';
import { signIn } from '#modules/identity/contract/sign-in.ts';
import { callDirectly } from '../data/client.ts';
import type { SignInWays } from './session.ts';

export interface Credentials {
  identifier: string;
  password: string;
  /** A code of the authenticator app or a recovery code, when the account asks for one. */
  code?: string;
}

/** Where the OpenID Connect provider sends the browser back to. */
const providerReturn = `${import.meta.env.BASE_URL}oidc`;
const wanted = 'pendopo.wanted';

export function signInWays(): Promise<SignInWays> {
  return callDirectly(signIn.options, {});
}

export async function openWithPassword(credentials: Credentials): Promise<void> {
  await callDirectly(sessions.open, credentials);
}

/** Sets a new password in place of one that has run out, and signs in with it. */
export async function renewPassword(credentials: Credentials, newPassword: string): Promise<void> {
  await callDirectly(passwords.renew, { ...credentials, newPassword });
}

export async function openWithPasskey(): Promise<void> {
  await callDirectly(factors.signInByPasskey, await askPasskey());
}

export async function proveByPassword(password: string): Promise<void> {
  await callDirectly(sessions.stepUp, { password });
}

export async function proveByCode(code: string): Promise<void> {
  await callDirectly(sessions.stepUp, { code: code.trim() });
}

export async function proveByPasskey(): Promise<void> {
  await callDirectly(sessions.stepUp, { passkey: await askPasskey() });
}

async function askPasskey() {
  const { challenge, options } = await callDirectly(factors.passkeySignInOptions, {});
  const optionsJSON = options as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON'];
  const answer = await startAuthentication({ optionsJSON });
  return { challenge, response: { ...answer } };
}

/** Goes to the OpenID Connect provider; the page that was asked for is remembered for the way back. */
export async function goToProvider(): Promise<void> {
  const { url } = await callDirectly(signIn.startOidc, {});
  sessionStorage.setItem(wanted, location.pathname + location.search);
  location.assign(url);
}

/** True on the way back from the provider. */
export function comesFromProvider(): boolean {
  return location.pathname === providerReturn && location.search.length > 1;
}

/** Signs in with what the provider sent along, and goes on to the page that was asked for. */
export async function finishAtProvider(): Promise<void> {
  await callDirectly(signIn.finishOidc, { query: location.search.slice(1) });
  const target = sessionStorage.getItem(wanted);
  sessionStorage.removeItem(wanted);
  location.replace(target?.startsWith(import.meta.env.BASE_URL) ? target : import.meta.env.BASE_URL);
}
