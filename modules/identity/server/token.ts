import { createHash, randomBytes } from 'node:crypto';

/** Tokens name what they are, so that a leaked one is recognised by scanners: session, API key. */
const tokenPrefix = { session: 'pds_', key: 'pdp_' } as const;
type TokenKind = keyof typeof tokenPrefix;

const shape = /^(pds_|pdp_)[\w-]{43}$/;

/** A new token of 256 random bits, and the hash that is kept of it. */
export function newToken(kind: TokenKind): { token: string; hash: Buffer } {
  const token = tokenPrefix[kind] + randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** What a token claims to be; undefined for anything that we never gave out. */
export function tokenKind(token: string): TokenKind | undefined {
  if (!shape.test(token)) return undefined;
  return token.startsWith(tokenPrefix.key) ? 'key' : 'session';
}

/** SHA-256: enough for a value of 256 random bits, and an index can find it. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
