/** Bytes and their spellings, without Node's Buffer so that they are the same in a browser. */

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Nothing here is secret: hashes, roots and public keys are compared, so time may tell where they differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** RFC 4648 §4, with padding. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/**
 * The bytes of base64 (RFC 4648 §4), nothing when it has another spelling: line breaks, missing padding, bits left
 * over. One content has one spelling, so that nobody can change a file without changing what it says.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return base64Of(bytes) === text ? bytes : undefined;
}

export const utf8Of = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The text of UTF-8 bytes with every character kept (a byte order mark too), nothing when they are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** ASCII decimal without sign or leading zeros, as sizes and indexes are written everywhere here. */
const decimal = /^(0|[1-9][0-9]*)$/;

/**
 * A size, an index or a time. The formats allow up to 2^63 - 1; what is beyond 2^53 - 1 is nothing here, because a
 * number that loses its last digits is worse than none.
 */
export function fromDecimal(text: string | undefined): number | undefined {
  if (text === undefined || !decimal.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

export const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
