import { z } from 'zod';
import { idOf, PersonId } from '#core/contract/ids.ts';
import { anyone, holding, operation, signedIn } from '#core/contract/operation.ts';
import { Cursor, Instant, PageSize, pageOf } from '#core/contract/schemas.ts';
import { manageAccounts } from './permissions.ts';
import { Code, IdentifierText, OpenedSession, Secret } from './sessions.ts';

export const AccountId = idOf('Account');
export type AccountId = z.output<typeof AccountId>;

const passwordFaults = [
  'identity.password-too-short',
  'identity.password-too-long',
  'identity.password-not-mixed',
  'identity.password-guessable',
  'identity.password-used-before',
];

/** A code that sets a new password, once; the administrator hands it to the person. */
const ResetCode = z.object({ code: z.string(), expiresAt: Instant });

export const AccountView = z.object({
  id: AccountId,
  person: z.object({ id: PersonId, name: z.string() }),
  identifiers: z.array(z.object({ kind: z.enum(['nip', 'username', 'email']), value: z.string() })),
  hasPassword: z.boolean(),
  secondFactor: z.boolean(),
  disabledAt: Instant.nullable(),
  createdAt: Instant,
  can: z.object({ disable: z.boolean(), reset: z.boolean() }),
});
export type AccountView = z.output<typeof AccountView>;

const ofAccount = z.strictObject({ accountId: AccountId });

export const accounts = {
  list: operation({
    id: 'identity.list-accounts',
    method: 'GET',
    path: '/api/accounts',
    summary: 'The accounts of the agency, the oldest first.',
    access: holding(manageAccounts),
    input: z.strictObject({ personId: PersonId.optional(), after: Cursor, limit: PageSize }),
    output: pageOf(AccountView),
  }),
  create: operation({
    id: 'identity.create-account',
    method: 'POST',
    path: '/api/accounts',
    summary:
      'An account for a person; NIP and e-mail are taken from the person. Answers the code for the first password.',
    access: holding(manageAccounts),
    tellsOnce: true,
    stepUp: true,
    input: z.strictObject({
      personId: PersonId,
      username: z.string().trim().toLowerCase().max(63).optional(),
    }),
    output: z.object({ account: AccountView, reset: ResetCode }),
    errors: [
      'identity.account-exists',
      'identity.identifier-taken',
      'identity.no-identifier',
      'identity.invalid-username',
    ],
  }),
  disable: operation({
    id: 'identity.disable-account',
    method: 'PUT',
    path: '/api/accounts/:accountId/disabling',
    summary: 'Disable the account: sessions end at once, keys are revoked.',
    access: holding(manageAccounts),
    stepUp: true,
    input: ofAccount,
    output: AccountView,
    errors: ['identity.own-account'],
  }),
  enable: operation({
    id: 'identity.enable-account',
    method: 'DELETE',
    path: '/api/accounts/:accountId/disabling',
    summary: 'Let a disabled account sign in again.',
    access: holding(manageAccounts),
    stepUp: true,
    input: ofAccount,
    output: AccountView,
  }),
  resetPassword: operation({
    id: 'identity.reset-password',
    method: 'POST',
    path: '/api/accounts/:accountId/password-reset',
    summary: 'A one-time code for a new password; the second factor stays.',
    access: holding(manageAccounts),
    tellsOnce: true,
    stepUp: true,
    input: ofAccount,
    output: ResetCode,
    errors: ['identity.own-account'],
  }),
  removeFactors: operation({
    id: 'identity.remove-factors',
    method: 'DELETE',
    path: '/api/accounts/:accountId/factors',
    summary:
      'Remove authenticator app, passkeys and linked accounts of somebody who lost them; sessions end.',
    access: holding(manageAccounts),
    stepUp: true,
    input: ofAccount,
    output: undefined,
    errors: ['identity.own-account'],
  }),
};

export const passwords = {
  change: operation({
    id: 'identity.change-password',
    method: 'PUT',
    path: '/api/session/password',
    summary: 'Change the own password; every session ends and a new one is opened.',
    access: signedIn,
    tellsOnce: true,
    input: z.strictObject({ password: Secret, newPassword: Secret }),
    output: OpenedSession,
    errors: [
      'identity.wrong-factor',
      'identity.session-required',
      'identity.too-many-tries',
      ...passwordFaults,
    ],
  }),
  renew: operation({
    id: 'identity.renew-password',
    method: 'POST',
    path: '/api/password-renewals',
    summary:
      'Set a new password with a one-time code, or in place of one that is no longer valid, and sign in.',
    access: anyone,
    input: z.strictObject({
      identifier: IdentifierText,
      password: Secret.describe('The one-time code, or the password until now.'),
      newPassword: Secret,
      code: Code.optional(),
    }),
    output: OpenedSession,
    errors: [
      'identity.wrong-credentials',
      'identity.second-factor-required',
      'identity.too-many-tries',
      ...passwordFaults,
    ],
  }),
  policy: operation({
    id: 'identity.password-policy',
    method: 'GET',
    path: '/api/password-policy',
    summary: 'The password rules of the agency.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({
      profile: z.enum(['bssn', 'nist']),
      minLength: z.number().int(),
      mixed: z.boolean(),
      validDays: z.number().int().nullable(),
      history: z.number().int(),
    }),
  }),
  setPolicy: operation({
    id: 'identity.set-password-policy',
    method: 'PUT',
    path: '/api/password-policy',
    summary: 'Choose the password rules of the agency; they hold for passwords chosen from now on.',
    access: holding(manageAccounts),
    stepUp: true,
    input: z.strictObject({ profile: z.enum(['bssn', 'nist']) }),
    output: undefined,
  }),
};
