/** Minutes for which a proven factor covers final acts (NIST SP 800-63B AAL3 reauthentication; SECURITY.md). */
export const stepUpMinutes = 15;

/** True if the factor is recent enough for a final act. */
export function isFresh(factorAt: Date | null, now: Date): boolean {
  return factorAt !== null && now.getTime() - factorAt.getTime() <= stepUpMinutes * 60_000;
}
