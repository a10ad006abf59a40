import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { operation } from '../contract/operation.ts';
import { createSecrets } from '../session/secrets.ts';
import { actOf } from './idempotency.ts';

const signIn = operation({
  id: 'test.sign-in',
  method: 'POST',
  path: '/api/test',
  summary: 'Signs in.',
  access: { kind: 'public' },
  input: z.strictObject({ password: z.string() }),
  output: z.object({}),
  errors: [],
});
const facts = { header: (name: string) => (name === 'idempotency-key' ? 'kunci-1234' : undefined) };
const secrets = createSecrets(Buffer.alloc(32, 1));
const hashOf = (password: string, keyed: Parameters<typeof actOf>[3] = secrets) =>
  actOf(signIn, facts, { password }, keyed)!.hash;

/** What a thief of the database does, who has every password in a list but not the secret. */
function guessed(hash: Buffer): string | undefined {
  const list = ['rahasia', 'Pendopo2026!', 'qwerty'];
  return list.find((password) =>
    createHash('sha256').update(JSON.stringify({ password })).digest().equals(hash),
  );
}

it('what is kept of a request does not let its password be guessed; a plain hash would', () => {
  expect(guessed(hashOf('Pendopo2026!'))).toBe(undefined);
  const plain = { fingerprint: (_: string, text: string) => createHash('sha256').update(text).digest() };
  expect(guessed(hashOf('Pendopo2026!', plain))).toBe('Pendopo2026!');
});

it('the same request is known again by every process with the secret, and another is not', () => {
  expect(hashOf('a').equals(hashOf('a', createSecrets(Buffer.alloc(32, 1))))).toBe(true);
  expect(hashOf('a').equals(hashOf('b'))).toBe(false);
  expect(hashOf('a').equals(hashOf('a', createSecrets(Buffer.alloc(32, 2))))).toBe(false);
});
