const sha256Hex = /^[0-9a-f]{64}$/;

/** `ab/cd/<sha256>`: at most 256 entries a folder on the way. A name that is no hash is a fault of the program. */
export function objectPath(sha256: string): string {
  if (!sha256Hex.test(sha256)) throw new Error('not the SHA-256 of an object');
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}
