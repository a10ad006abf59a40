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
