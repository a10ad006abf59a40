import { randomInt } from 'node:crypto';
import type { Secrets } from '#core/session/secrets.ts';

/** Crockford's Base32: no I, L, O or U, so that a code can be read out over the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code of `groups` groups of five characters, 25 random bits each. */
export function newCode(groups: number): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** The code as it was given out: capitals, no spaces or dashes, look-alikes read as what they stand for. */
function plainCode(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
}

/** What is kept of a code: worthless without the key of the installation, and without the account it belongs to. */
export function codeFingerprint(
  secrets: Secrets,
  purpose: 'recovery' | 'reset',
  accountId: string,
  code: string,
): Buffer {
  return secrets.fingerprint(`identity.${purpose}-code`, `${accountId} ${plainCode(code)}`);
}
