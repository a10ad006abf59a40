/** HMAC-SHA-256 under a key that the caller keeps (RFC 2104): any bytes in, 32 bytes out. */
export type Hmac = (message: Uint8Array) => Uint8Array;

/** Compares without telling by its time where the first difference is. */
export function sameSecret(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i += 1) difference |= a[i]! ^ b[i]!;
  return difference === 0;
}
