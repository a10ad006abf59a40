import type { SecurityClass } from '#modules/letters/contract/terms.ts';

/** Only what belongs to letters of class B may lie on a device, and nothing about acts that were given in secret. */
export function mayStay(
  letter: { securityClass: SecurityClass },
  acts: readonly { secret: boolean }[],
): boolean {
  return letter.securityClass === 'B' && acts.every(({ secret }) => !secret);
}
