import type { DraftFacts, Recipient } from '../../../contract/draft-fields.ts';

/** One recipient of a letter, in the order in which they stand on it. */
export interface PlannedDelivery {
  recipient: Recipient;
  name: string;
  isCopy: boolean;
}

/** Tells who receives from who else does; two names on paper are two recipients. */
export function recipientKey(recipient: Recipient): string | null {
  if (recipient.channel === 'post') return `post ${recipient.postId}`;
  if (recipient.channel === 'agency') return `agency ${recipient.agencyId}`;
  return recipient.channel === 'mail' ? `mail ${recipient.address.toLowerCase()}` : null;
}

/** Whom a letter goes to: recipients, then copies, each of them once and with the name that is printed. */
export function planDeliveries(
  { recipients, copies }: Pick<DraftFacts, 'recipients' | 'copies'>,
  names: { recipients: readonly string[]; copies: readonly string[] },
): PlannedDelivery[] {
  const seen = new Set<string>();
  const planned = [
    ...recipients.map((recipient, at) => ({ recipient, name: names.recipients[at] ?? '—', isCopy: false })),
    ...copies.map((recipient, at) => ({ recipient, name: names.copies[at] ?? '—', isCopy: true })),
  ];
  return planned.filter(({ recipient }) => {
    const key = recipientKey(recipient);
    if (key === null) return true;
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });
}
