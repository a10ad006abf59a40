import { AppError } from '#core/contract/errors.ts';
import { noAnswer } from '../data/client.ts';

/** Refusals that say "later" of everything, not "no" of what was sent. */
export const later: ReadonlySet<string> = new Set([
  noAnswer,
  'core.busy',
  'core.other-person',
  'core.signed-out',
  'core.too-many-requests',
  'core.too-slow',
]);

/** Whether a fault says "later" of what was written of a text: one of the program says nothing of the words either. */
export function isLaterForText(error: unknown): boolean {
  return !(error instanceof AppError) || later.has(error.code) || error.code === 'core.internal';
}
