import { z } from 'zod';
import { idOf } from '#core/contract/ids.ts';
import { anyone, operation, signedIn } from '#core/contract/operation.ts';
import { Instant, line } from '#core/contract/schemas.ts';
import { BrowserAnswer, Challenge, Code, OpenedSession } from './sessions.ts';

export const PasskeyId = idOf('Passkey');
export type PasskeyId = z.output<typeof PasskeyId>;

/** What the browser's `navigator.credentials` is given, as JSON (W3C WebAuthn Level 3 §5.1). */
const BrowserOptions = z.record(z.string(), z.unknown());
export const PasskeyView = z.object({
  id: PasskeyId,
  name: z.string(),
  backedUp: z.boolean().describe('Copied to other devices by its maker.'),
  createdAt: Instant,
  usedAt: Instant.nullable(),
});

const ownSession = ['identity.session-required'];

export const factors = {
  list: operation({
    id: 'identity.list-factors',
    method: 'GET',
    path: '/api/factors',
    summary: 'The ways in which the person signs in.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({
      password: z.object({ setAt: Instant, expiresAt: Instant.nullable() }).nullable(),
      totp: z.object({ confirmedAt: Instant, recoveryCodesLeft: z.number().int() }).nullable(),
      passkeys: z.array(PasskeyView),
      oidc: z.object({ label: z.string(), linkedAt: Instant }).nullable(),
    }),
    errors: ownSession,
  }),
  proposeTotp: operation({
    id: 'identity.propose-totp',
    method: 'POST',
    path: '/api/factors/totp/proposal',
    summary: 'A new secret for an authenticator app; it counts only once a code of it is confirmed.',
    access: signedIn,
    tellsOnce: true,
    stepUp: true,
    input: z.strictObject({}),
    output: z.object({ secret: z.string(), uri: z.string().describe('For the QR code.') }),
    errors: [...ownSession, 'identity.totp-active'],
  }),
  confirmTotp: operation({
    id: 'identity.confirm-totp',
    method: 'POST',
    path: '/api/factors/totp',
    summary: 'Confirm the authenticator app by its first code; answers the recovery codes, once.',
    access: signedIn,
    tellsOnce: true,
    stepUp: true,
    input: z.strictObject({ code: Code }),
    output: z.object({ recoveryCodes: z.array(z.string()) }),
    errors: [...ownSession, 'identity.wrong-code', 'identity.totp-active', 'identity.too-many-tries'],
  }),
  renewRecoveryCodes: operation({
    id: 'identity.renew-recovery-codes',
    method: 'POST',
    path: '/api/factors/totp/recovery-codes',
    summary: 'Ten new recovery codes in place of the old ones.',
    access: signedIn,
    tellsOnce: true,
    stepUp: true,
    input: z.strictObject({}),
    output: z.object({ recoveryCodes: z.array(z.string()) }),
    errors: ownSession,
  }),
  removeTotp: operation({
    id: 'identity.remove-totp',
    method: 'DELETE',
    path: '/api/factors/totp',
    summary: 'Remove the authenticator app and its recovery codes.',
    access: signedIn,
    stepUp: true,
    input: z.strictObject({}),
    output: undefined,
    errors: ownSession,
  }),
  passkeyOptions: operation({
    id: 'identity.passkey-options',
    method: 'POST',
    path: '/api/passkeys/options',
    summary: 'Begin to register a passkey.',
    access: signedIn,
    stepUp: true,
    input: z.strictObject({}),
    output: z.object({ challenge: Challenge, options: BrowserOptions }),
    errors: ownSession,
  }),
  addPasskey: operation({
    id: 'identity.add-passkey',
    method: 'POST',
    path: '/api/passkeys',
    summary: 'Register the passkey that the browser made.',
    access: signedIn,
    stepUp: true,
    input: z.strictObject({ challenge: Challenge, response: BrowserAnswer, name: line(80) }),
    output: PasskeyView,
    errors: [...ownSession, 'identity.passkey-refused', 'identity.challenge-expired'],
  }),
  removePasskey: operation({
    id: 'identity.remove-passkey',
    method: 'DELETE',
    path: '/api/passkeys/:passkeyId',
    summary: 'Remove one of the own passkeys.',
    access: signedIn,
    stepUp: true,
    input: z.strictObject({ passkeyId: PasskeyId }),
    output: undefined,
    errors: ownSession,
  }),
  passkeySignInOptions: operation({
    id: 'identity.passkey-sign-in-options',
    method: 'POST',
    path: '/api/sign-in/passkey-options',
    summary: 'Begin to sign in, or to step up, by a passkey; the same for everybody.',
    access: anyone,
    input: z.strictObject({}),
    output: z.object({ challenge: Challenge, options: BrowserOptions }),
  }),
  signInByPasskey: operation({
    id: 'identity.sign-in-by-passkey',
    method: 'POST',
    path: '/api/sessions/passkey',
    summary: 'Sign in with the answer of a passkey; it proves possession and the person at once.',
    access: anyone,
    input: z.strictObject({ challenge: Challenge, response: BrowserAnswer }),
    output: OpenedSession,
    errors: ['identity.wrong-credentials', 'identity.challenge-expired', 'identity.too-many-tries'],
  }),
};
