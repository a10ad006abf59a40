/** A user name begins with a letter, so that it never looks like a NIP or a mail address. */
export const usernameShape = /^[a-z][a-z0-9._-]{2,62}$/;

/**
 * The one shape in which identifiers are stored and sought: case, width and spaces do not matter, a NIP may be written
 * in the groups of its card (`19780512 200501 1 003`).
 */
export function normalIdentifier(text: string): string {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const digits = plain.replace(/[\s.-]/g, '');
  return /^\d{18}$/.test(digits) ? digits : plain;
}
