import { z } from 'zod';
import { idOf } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { Instant, line } from '#core/contract/schemas.ts';
import { manageSignatures } from './permissions.ts';
import { clocks, providers, wishedLevels } from './terms.ts';

export const BelievedAuthorityId = idOf('BelievedAuthority');
export type BelievedAuthorityId = z.output<typeof BelievedAuthorityId>;

/**
 * Of a service that the house calls itself: no user, no query, no fragment. Without encryption only where the operator
 * named the host (`SIGNING_PLAIN_HOSTS`).
 */
const longestAddress = 300;
const Address = z
  .url({ protocol: /^https?$/ })
  .max(longestAddress)
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const { username, password, search, hash } = new URL(text);
    return !username && !password && !search && !hash;
  })
  .transform((text) => new URL(text).href.replace(/\/+$/, ''))
  .refine((text) => text.length <= longestAddress);

const BelievedAuthorityView = z.object({
  id: BelievedAuthorityId,
  name: z.string(),
  certified: z.boolean(),
  fingerprint: z.string().describe('SHA-256, hexadecimal.'),
  expiresAt: Instant,
  addedAt: Instant,
});
export type BelievedAuthorityView = z.output<typeof BelievedAuthorityView>;

export const SignatureSettings = z.object({
  provider: z.enum(providers),
  serviceAddress: z.string().nullable(),
  serviceUser: z.string().nullable(),
  hasPassword: z.boolean(),
  level: z.enum(wishedLevels),
  clock: z.enum(clocks),
  clockAddress: z.string().nullable(),
  changedAt: Instant.nullable(),
  /** Of the own authority; null before it was needed. */
  authority: z
    .object({ rootAddress: z.string(), listAddress: z.string(), fingerprint: z.string(), expiresAt: Instant })
    .nullable(),
  believed: z.array(BelievedAuthorityView),
});
export type SignatureSettings = z.output<typeof SignatureSettings>;

export const settings = {
  show: operation({
    id: 'signatures.show-settings',
    method: 'GET',
    path: '/api/signature-settings',
    summary: 'Who makes the signatures of the agency; the password of the service is never answered.',
    access: holding(manageSignatures),
    input: z.strictObject({}),
    output: SignatureSettings,
  }),
  change: operation({
    id: 'signatures.change-settings',
    method: 'PUT',
    path: '/api/signature-settings',
    summary: 'Choose who makes the signatures of the agency. Signed letters stay as they are.',
    access: holding(manageSignatures),
    stepUp: true,
    input: z.strictObject({
      provider: z.enum(providers),
      serviceAddress: Address.nullable(),
      serviceUser: line(120).nullable(),
      servicePassword: z
        .string()
        .min(1)
        .max(256)
        .nullable()
        .describe('Null keeps the one that is there, for the same address and user alone.'),
      level: z.enum(wishedLevels),
      clock: z.enum(clocks),
      clockAddress: Address.nullable(),
    }),
    output: SignatureSettings,
    errors: ['signatures.settings-incomplete', 'signatures.address-not-allowed'],
  }),
  test: operation({
    id: 'signatures.test-connection',
    method: 'POST',
    path: '/api/signature-settings/test',
    summary: 'Ask the provider and the clock of the settings whether they answer; nothing is signed.',
    access: holding(manageSignatures),
    stepUp: true,
    input: z.strictObject({}),
    output: z.object({
      provider: z.enum(['not-needed', 'answers', 'refused', 'unreachable', 'odd']),
      clock: z.enum(['answers', 'not-believed', 'unreachable']),
      milliseconds: z.number().int(),
    }),
    errors: ['core.too-many-requests'],
  }),
  believe: operation({
    id: 'signatures.believe-authority',
    method: 'POST',
    path: '/api/signature-settings/authorities',
    summary: 'Believe the authority of a provider or of a clock outside when files are judged.',
    access: holding(manageSignatures),
    stepUp: true,
    input: z.strictObject({
      certificate: z.string().trim().min(1).max(20_000).describe('PEM, or base64 of DER.'),
      certified: z.boolean().describe('Whether it stands for certified signatures (UU 1/2024 art. 13).'),
    }),
    output: BelievedAuthorityView,
    errors: ['signatures.not-an-authority', 'signatures.authority-known'],
  }),
  doubt: operation({
    id: 'signatures.doubt-authority',
    method: 'DELETE',
    path: '/api/signature-settings/authorities/:authorityId',
    summary: 'Believe an authority no more.',
    access: holding(manageSignatures),
    stepUp: true,
    input: z.strictObject({ authorityId: BelievedAuthorityId }),
    output: undefined,
  }),
};
