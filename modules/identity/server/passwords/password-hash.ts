import { hash, verify } from '@node-rs/argon2';

/** Argon2id, 19 MiB, two passes, one lane (OWASP Password Storage); the library's type of algorithm is a const enum. */
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One person's typing is another's bytes: the same characters must make the same password (NIST SP 800-63B §3.1.1.2). */
function bytesOf(password: string): string {
  return password.normalize('NFKC');
}

/** The hash in PHC form; takes 20 to 40 ms of one core. */
export function hashPassword(password: string): Promise<string> {
  return hash(bytesOf(password), options);
}

let dummy: Promise<string> | undefined;

/** True if the password is the hashed one. Without a hash it is false after the same time, so that nobody can tell. */
export async function verifyPassword(
  storedHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  dummy ??= hashPassword('nobody has this password');
  const right = await verify(storedHash ?? (await dummy), bytesOf(password));
  return right && storedHash !== null && storedHash !== undefined;
}
