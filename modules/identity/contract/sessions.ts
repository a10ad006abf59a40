import { z } from 'zod';
import { AgencyId, PersonId, PostId, SessionId } from '#core/contract/ids.ts';
import { anyone, operation, personally, signedIn } from '#core/contract/operation.ts';
import { Instant } from '#core/contract/schemas.ts';
import { holderKinds } from '#modules/organization/contract/shapes.ts';

/** What the person typed, as it is: passwords are never trimmed. */
export const Secret = z.string().min(1).max(1_024);
/** A code of an authenticator app, or a recovery code. */
export const Code = z.string().trim().min(6).max(40);
export const IdentifierText = z.string().trim().min(1).max(320);

/** A challenge under way, sealed: it is sent back with the answer of the browser, and is taken once. */
export const Challenge = z.string().min(1).max(2_000);
/** What `navigator.credentials` answered, as JSON (W3C WebAuthn Level 3 §5.1). */
export const BrowserAnswer = z.looseObject({
  id: z.string().max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal('public-key'),
});

const LocaleName = z.enum(['id', 'en']);

/** A session that was just opened. Browsers keep the cookie that comes with it; scripts send the token as Bearer. */
export const OpenedSession = z.object({
  sessionId: SessionId,
  token: z.string(),
  expiresAt: Instant.describe('The latest end; an idle session ends earlier.'),
  idleMinutes: z.number().int(),
});
export type OpenedSession = z.output<typeof OpenedSession>;

export const SecondFactor = z.enum(['totp', 'recovery-code', 'passkey']);
export type SecondFactor = z.output<typeof SecondFactor>;

export const sessions = {
  open: operation({
    id: 'identity.open-session',
    method: 'POST',
    path: '/api/sessions',
    summary:
      'Sign in by NIP, username or e-mail, with a password and, where the account has one, a second factor.',
    access: anyone,
    input: z.strictObject({ identifier: IdentifierText, password: Secret, code: Code.optional() }),
    output: OpenedSession,
    errors: [
      'identity.wrong-credentials',
      'identity.second-factor-required',
      'identity.password-expired',
      'identity.too-many-tries',
    ],
  }),
  current: operation({
    id: 'identity.current-session',
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, through which posts, with which rights.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({
      person: z.object({ id: PersonId, name: z.string(), nip: z.string().nullable() }),
      agency: z.object({ id: AgencyId, name: z.string(), shortName: z.string(), zone: z.string() }),
      posts: z.array(
        z.object({
          id: PostId,
          name: z.string(),
          unitName: z.string(),
          capacity: z.enum([...holderKinds, 'secretary']),
          /** Of an acting official the last day, in the zone of the agency; null where none is known. */
          lastDay: z.string().nullable(),
          /** Who keeps the post of its definitive holder meanwhile. */
          keptBy: z
            .object({
              name: z.string(),
              capacity: z.enum(holderKinds).exclude(['definitive']),
              lastDay: z.string().nullable(),
            })
            .nullable(),
        }),
      ),
      permissions: z.array(z.string()),
      locale: LocaleName.nullable(),
      factorFresh: z.boolean().describe('A factor was proved recently enough for final acts.'),
    }),
  }),
  close: operation({
    id: 'identity.close-session',
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out.',
    access: signedIn,
    input: z.strictObject({}),
    output: undefined,
    errors: ['identity.session-required'],
  }),
  list: operation({
    id: 'identity.list-sessions',
    method: 'GET',
    path: '/api/sessions',
    summary: 'The open sessions of the person, the latest first.',
    access: personally,
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          id: SessionId,
          current: z.boolean(),
          device: z.string(),
          address: z.string(),
          openedAt: Instant,
          seenAt: Instant,
          endsAt: Instant,
        }),
      ),
    }),
  }),
  revoke: operation({
    id: 'identity.revoke-session',
    method: 'DELETE',
    path: '/api/sessions/:sessionId',
    summary: 'End one of the own sessions.',
    access: personally,
    input: z.strictObject({ sessionId: SessionId }),
    output: undefined,
  }),
  revokeOthers: operation({
    id: 'identity.revoke-other-sessions',
    method: 'DELETE',
    path: '/api/sessions',
    summary: 'End all own sessions but this one.',
    access: personally,
    input: z.strictObject({}),
    output: z.object({ ended: z.number().int() }),
  }),
  stepUp: operation({
    id: 'identity.step-up',
    method: 'POST',
    path: '/api/session/step-up',
    summary: 'Prove a factor again, for final acts: the password, a code, or a passkey.',
    access: signedIn,
    input: z.strictObject({
      password: Secret.optional(),
      code: Code.optional(),
      passkey: z.strictObject({ challenge: Challenge, response: BrowserAnswer }).optional(),
    }),
    output: z.object({ factorAt: Instant }),
    errors: [
      'identity.wrong-factor',
      'identity.code-required',
      'identity.challenge-expired',
      'identity.session-required',
      'identity.too-many-tries',
    ],
  }),
  setLocale: operation({
    id: 'identity.set-locale',
    method: 'PUT',
    path: '/api/session/locale',
    summary: 'Choose the language of screens and mails.',
    access: personally,
    input: z.strictObject({ locale: LocaleName }),
    output: undefined,
  }),
};
