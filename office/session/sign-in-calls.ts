import { startAuthentication } from '@simplewebauthn/browser';
import { AppError } from '#core/contract/errors.ts';
import { passwords } from '#modules/identity/contract/accounts.ts';
import { factors } from '#modules/identity/contract/factors.ts';
import { sessions } from '#modules/identity/contract/sessions.ts';
import { signIn } from '#modules/identity/contract/sign-in.ts';
import { callDirectly } from '../data/client.ts';
import { tellSignedIn } from './at-work.ts';
import { dropClosing, finishClosing } from './closing.ts';
import type { SignInWays } from './session.ts';
import { currentSession } from './session-calls.ts';

export interface Credentials {
  identifier: string;
  password: string;
  /** A code of the authenticator app or a recovery code, when the account asks for one. */
  code?: string;
}

const wanted = 'pendopo.wanted';
const besideThePage = 'beside';

export function signInWays(): Promise<SignInWays> {
  return callDirectly(signIn.options, {});
}

/** Lets somebody in. Whose session was left open here is closed before; the new one takes its place. */
async function letIn(open: () => Promise<unknown>): Promise<void> {
  await finishClosing();
  await open();
  dropClosing();
}

export function openWithPassword(credentials: Credentials): Promise<void> {
  return letIn(() => callDirectly(sessions.open, credentials));
}

/** Sets a new password in place of one that has run out, and signs in with it. */
export function renewPassword(credentials: Credentials, newPassword: string): Promise<void> {
  return letIn(() => callDirectly(passwords.renew, { ...credentials, newPassword }));
}

export function openWithPasskey(): Promise<void> {
  return letIn(async () => callDirectly(factors.signInByPasskey, await askPasskey()));
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

/**
 * Goes to the provider in a window of its own, so that this page keeps what it holds. That somebody signed in there is
 * told to this page as to all tabs. Call it while a press is handled: later a browser opens no window.
 * @throws office.window-blocked
 */
export async function goToProviderBeside(): Promise<void> {
  const beside = window.open('', '_blank', 'width=520,height=680');
  if (!beside) throw new AppError('office.window-blocked');
  try {
    const { url } = await callDirectly(signIn.startOidc, {});
    beside.sessionStorage.setItem(wanted, besideThePage);
    beside.location.assign(url);
  } catch (error) {
    beside.close();
    throw error;
  }
}

/** Signs in with what the provider sent along, and goes on to the page that was asked for. */
export async function finishAtProvider(): Promise<void> {
  await letIn(() => callDirectly(signIn.finishOidc, { query: location.search.slice(1) }));
  const target = sessionStorage.getItem(wanted);
  sessionStorage.removeItem(wanted);
  if (target === besideThePage) {
    const session = await currentSession();
    if (session) tellSignedIn(session, true);
    // Where the browser does not close it, it is one more window of the office.
    window.close();
  }
  location.replace(target?.startsWith(import.meta.env.BASE_URL) ? target : import.meta.env.BASE_URL);
}
