import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PersonId, SessionId } from '#core/contract/ids.ts';

/** Subjects are accounts; payloads hold ids and kinds, never names, addresses or devices. */
const ofAccount = z.object({ personId: PersonId });

const signInMethods = ['password', 'totp', 'recovery-code', 'passkey', 'oidc'] as const;
export type SignInMethod = (typeof signInMethods)[number];

const factorKinds = ['totp', 'passkey', 'oidc'] as const;
export type FactorKind = (typeof factorKinds)[number];

export const sessionOpened = event({
  type: 'session.opened',
  version: 1,
  payload: ofAccount.extend({
    sessionId: SessionId,
    method: z.enum(signInMethods),
    knownDevice: z.boolean(),
  }),
});
export const accountCreated = event({ type: 'account.created', version: 1, payload: ofAccount });
export const accountDisabled = event({ type: 'account.disabled', version: 1, payload: ofAccount });
export const accountEnabled = event({ type: 'account.enabled', version: 1, payload: ofAccount });
export const passwordResetGranted = event({ type: 'password.reset-granted', version: 1, payload: ofAccount });
export const passwordChanged = event({ type: 'password.changed', version: 1, payload: ofAccount });
export const passwordPolicyChanged = event({
  type: 'password-policy.changed',
  version: 1,
  payload: z.object({ profile: z.enum(['bssn', 'nist']) }),
});
export const factorAdded = event({
  type: 'factor.added',
  version: 1,
  payload: ofAccount.extend({ kind: z.enum(factorKinds) }),
});
export const factorRemoved = event({
  type: 'factor.removed',
  version: 1,
  payload: ofAccount.extend({ kind: z.enum(factorKinds) }),
});
export const keyCreated = event({
  type: 'key.created',
  version: 1,
  payload: ofAccount.extend({ scopes: z.array(z.string()) }),
});
export const keyRevoked = event({ type: 'key.revoked', version: 1, payload: ofAccount });

export const identityEvents = [
  sessionOpened,
  accountCreated,
  accountDisabled,
  accountEnabled,
  passwordResetGranted,
  passwordChanged,
  passwordPolicyChanged,
  factorAdded,
  factorRemoved,
  keyCreated,
  keyRevoked,
];
