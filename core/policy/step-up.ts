import { ensure } from '../contract/errors.ts';
import type { Actor } from '../session/actor.ts';

/** Minutes for which a proven factor covers final acts (NIST SP 800-63B AAL3 reauthentication; SECURITY.md). */
export const stepUpMinutes = 15;

/**
 * Minutes for which pages of a confidential document go on being shown after it was opened: they load as one turns to
 * them, and nobody is asked in the middle of a page.
 */
export const readingMinutes = 60;

/** True if the factor is recent enough for a final act. */
export function isFresh(factorAt: Date | null, now: Date, minutes = stepUpMinutes): boolean {
  return factorAt !== null && now.getTime() - factorAt.getTime() <= minutes * 60_000;
}

/**
 * Asks a person for a fresh factor, where an act is final only in some cases. An API key carries the factor that was
 * asked for when it was made.
 * @throws core.step-up-required
 */
export function ensureFresh(actor: Actor, now: Date, minutes = stepUpMinutes): void {
  if (actor.kind === 'person') ensure(isFresh(actor.factorAt, now, minutes), 'core.step-up-required');
}
