import { randomBytes } from 'node:crypto';

/** Base 32 without signs that are taken for one another (Crockford): no I, L, O, U. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 20;

/** A code of verification: 100 bits that nobody guesses. */
export function newVerificationCode(): string {
  return Array.from(randomBytes(length), (byte) => signs[byte & 31]).join('');
}

/** Where anybody verifies the letter; it is printed on it, as words and as a QR code. */
export function verificationAddress(publicUrl: string, code: string): string {
  return `${publicUrl}/verifikasi/${code}`;
}
