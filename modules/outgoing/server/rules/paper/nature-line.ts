import type { SecurityClass, Urgency } from '#modules/letters/contract/terms.ts';

/**
 * What stands behind "Sifat": custom shows one of the two. A class above B goes before the urgency, because who opens the
 * letter must know it; of an ordinary letter the urgency is shown.
 */
export function natureLine(
  words: Readonly<Record<string, string>>,
  securityClass: SecurityClass,
  urgency: Urgency,
): string {
  return securityClass === 'B' ? words[`urgency-${urgency}`]! : words[`security-${securityClass}`]!;
}
