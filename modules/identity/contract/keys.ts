import { z } from 'zod';
import { idOf } from '#core/contract/ids.ts';
import { operation, personally, signedIn } from '#core/contract/operation.ts';
import { EnteredInstant, Instant, line } from '#core/contract/schemas.ts';

export const KeyId = idOf('ApiKey');
export type KeyId = z.output<typeof KeyId>;

const KeyView = z.object({
  id: KeyId,
  name: z.string(),
  scopes: z.array(z.string()),
  createdAt: Instant,
  expiresAt: Instant,
  usedAt: Instant.nullable(),
});

export const keys = {
  create: operation({
    id: 'identity.create-key',
    method: 'POST',
    path: '/api/keys',
    summary:
      'A key by which a program acts for the person, with no more rights than its scopes; shown once. It is made with a fresh factor and carries it.',
    access: signedIn,
    tellsOnce: true,
    stepUp: true,
    input: z.strictObject({
      name: line(80),
      scopes: z
        .array(z.string().max(100))
        .max(200)
        .describe(
          'Rights of the person that the key may use; with `posts.act` it also acts through the posts of the person.',
        ),
      expiresAt: EnteredInstant.describe('Within one year.'),
    }),
    output: KeyView.extend({ key: z.string() }),
    errors: ['identity.session-required', 'identity.scope-not-held', 'identity.key-expiry'],
  }),
  list: operation({
    id: 'identity.list-keys',
    method: 'GET',
    path: '/api/keys',
    summary: 'The keys of the person, without their secrets, and what scopes a new one can have.',
    access: personally,
    input: z.strictObject({}),
    output: z.object({ items: z.array(KeyView), scopes: z.array(z.string()) }),
  }),
  revoke: operation({
    id: 'identity.revoke-key',
    method: 'DELETE',
    path: '/api/keys/:keyId',
    summary: 'Revoke one of the own keys.',
    access: personally,
    input: z.strictObject({ keyId: KeyId }),
    output: undefined,
    errors: ['identity.session-required'],
  }),
};
