import { randomBytes } from 'node:crypto';

/** Base 32 without signs that are taken for one another (Crockford): no I, L, O, U. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const unguessable = (length: number): string =>
  Array.from(randomBytes(length), (byte) => signs[byte & 31]).join('');

/** The code of verification that is printed on a letter: 100 bits that nobody guesses. */
export const newVerificationCode = (): string => unguessable(20);

/** The code of the link of a mail, which opens the letter: 120 bits. */
export const newReceiptCode = (): string => unguessable(24);
