import { z } from 'zod';
import { anyone, operation, signedIn } from '#core/contract/operation.ts';
import { Instant } from '#core/contract/schemas.ts';
import { OpenedSession } from './sessions.ts';

/** The query with which the provider sent the browser back, as it is (RFC 6749 §4.1.2, RFC 9207). */
const ProviderAnswer = z.strictObject({ query: z.string().max(8_000) });

export const signIn = {
  options: operation({
    id: 'identity.sign-in-options',
    method: 'GET',
    path: '/api/sign-in-options',
    summary: 'The ways to sign in here; on a demo installation also its accounts.',
    access: anyone,
    input: z.strictObject({}),
    output: z.object({
      passkeys: z.boolean(),
      oidc: z.object({ label: z.string() }).nullable(),
      demoAccounts: z.array(
        z.object({ role: z.string(), agency: z.string(), identifier: z.string(), password: z.string() }),
      ),
    }),
  }),
  startOidc: operation({
    id: 'identity.start-oidc',
    method: 'POST',
    path: '/api/sign-in/oidc',
    summary: 'Begin to sign in at the OpenID Connect provider; the browser goes to the address.',
    access: anyone,
    input: z.strictObject({}),
    output: z.object({ url: z.string() }),
    errors: ['identity.oidc-off', 'identity.oidc-unreachable'],
  }),
  finishOidc: operation({
    id: 'identity.finish-oidc',
    method: 'POST',
    path: '/api/sessions/oidc',
    summary: 'Sign in with what the provider sent the browser back with.',
    access: anyone,
    input: ProviderAnswer,
    output: OpenedSession,
    errors: [
      'identity.oidc-off',
      'identity.oidc-unreachable',
      'identity.oidc-refused',
      'identity.oidc-not-linked',
      'identity.challenge-expired',
      'identity.too-many-tries',
    ],
  }),
  startLink: operation({
    id: 'identity.start-oidc-link',
    method: 'POST',
    path: '/api/factors/oidc/start',
    summary: 'Begin to link the own account to one at the provider.',
    access: signedIn,
    tellsOnce: true,
    stepUp: true,
    input: z.strictObject({}),
    output: z.object({ url: z.string() }),
    errors: ['identity.oidc-off', 'identity.oidc-unreachable', 'identity.session-required'],
  }),
  finishLink: operation({
    id: 'identity.finish-oidc-link',
    method: 'POST',
    path: '/api/factors/oidc',
    summary: 'Link the own account with what the provider sent the browser back with.',
    access: signedIn,
    stepUp: true,
    input: ProviderAnswer,
    output: z.object({ linkedAt: Instant }),
    errors: [
      'identity.oidc-off',
      'identity.oidc-unreachable',
      'identity.oidc-refused',
      'identity.oidc-taken',
      'identity.challenge-expired',
      'identity.session-required',
    ],
  }),
  unlink: operation({
    id: 'identity.remove-oidc-link',
    method: 'DELETE',
    path: '/api/factors/oidc',
    summary: 'Unlink the own account from the provider.',
    access: signedIn,
    stepUp: true,
    input: z.strictObject({}),
    output: undefined,
    errors: ['identity.session-required'],
  }),
};
