import type { Recipient } from '../../../contract/draft-fields.ts';

/**
 * Recipients as everybody may know of them, in their order: those behind a distribution list that hides them are the
 * name of that list, once.
 */
export function openRecipients(recipients: readonly Recipient[]): Recipient[] {
  const told = new Set<string>();
  return recipients.flatMap((one): Recipient[] => {
    if (one.behind === undefined) return [one];
    if (told.has(one.behind)) return [];
    told.add(one.behind);
    return [{ channel: 'paper', name: one.behind }];
  });
}
