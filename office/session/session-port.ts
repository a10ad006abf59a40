import type { OutputOf } from '#core/contract/operation.ts';
import type { sessions } from '#modules/identity/contract/sessions.ts';

/** The person at work, their posts and rights, as the server answers. */
export type Session = OutputOf<typeof sessions.current>;
export type SessionPost = Session['posts'][number];
export type Capacity = SessionPost['capacity'];

export interface DemoAccount {
  role: string;
  name: string;
  identifier: string;
  password: string;
}

/** The ways to sign in that this installation offers. */
export interface SignInWays {
  passkey: boolean;
  providers: readonly { name: string; address: string }[];
  demoAccounts: readonly DemoAccount[];
}

export interface Credentials {
  identifier: string;
  password: string;
  /** A code of the authenticator app or a recovery code, when the account asks for one. */
  code?: string;
}

/** What the shell asks of the identity module. */
export interface SessionPort {
  /** The session of this browser; null when there is none. Throws when no answer came. */
  current(): Promise<Session | null>;
  ways(): Promise<SignInWays>;
  /** Throws `identity.second-factor-required` when a code is asked for as well. */
  open(credentials: Credentials): Promise<void>;
  openWithPasskey(): Promise<void>;
  stepUp(password: string): Promise<void>;
  stepUpWithPasskey(): Promise<void>;
  close(): Promise<void>;
  keepLanguage(locale: 'id' | 'en'): Promise<void>;
}
