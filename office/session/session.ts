import type { OutputOf } from '#core/contract/operation.ts';
import type { sessions } from '#modules/identity/contract/sessions.ts';
import type { signIn } from '#modules/identity/contract/sign-in.ts';

/** The person at work, their posts and rights, as the server answers. */
export type Session = OutputOf<typeof sessions.current>;
export type SessionPost = Session['posts'][number];
export type Capacity = SessionPost['capacity'];

/** The ways to sign in that this installation offers. */
export type SignInWays = OutputOf<typeof signIn.options>;
export type DemoAccount = SignInWays['demoAccounts'][number];
