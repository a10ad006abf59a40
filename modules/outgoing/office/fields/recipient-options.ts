import { Recipient } from '../../contract/draft-fields.ts';

/** What can be chosen as a recipient; the value names it and says how it is reached. */
export interface RecipientOption {
  value: string;
  label: string;
  detail?: string;
  recipients: readonly Recipient[];
}

export interface RecipientGroup {
  name: 'posts' | 'agencies' | 'lists' | 'typed';
  options: readonly RecipientOption[];
}

const address = /^(?:(.*?)\s*<)?\s*([^\s<>]+@[^\s<>]+)\s*>?$/;

/** What was typed, taken as it stands: a mail address (`Nama <alamat>`), and a name that the letter goes to on paper. */
export function typedOptions(typed: string): RecipientOption[] {
  const words = typed.trim().replaceAll(/\s+/g, ' ');
  if (words === '') return [];
  const [, name, mail] = address.exec(words) ?? [];
  const byMail = Recipient.safeParse({ channel: 'mail', address: mail, name: name?.trim() || mail });
  if (byMail.success)
    return [
      { value: `mail:${words}`, label: name?.trim() || mail!, detail: mail!, recipients: [byMail.data] },
    ];
  const onPaper = Recipient.safeParse({ channel: 'paper', name: words });
  return onPaper.success && words.length > 2
    ? [{ value: `paper:${words}`, label: words, recipients: [onPaper.data] }]
    : [];
}

/** The recipients of a list that hides them: its name stands for them on paper and to the others. */
export function hiddenBehind(list: string, recipients: readonly Recipient[]): Recipient[] {
  return recipients.map((one) => ({ ...one, behind: list }));
}

/** Tells one recipient from another: the same post twice is one recipient. */
export function recipientKey(recipient: Recipient): string {
  switch (recipient.channel) {
    case 'post':
      return `post:${recipient.postId}`;
    case 'agency':
      return `agency:${recipient.agencyId}`;
    case 'mail':
      return `mail:${recipient.address.toLowerCase()}`;
    case 'paper':
      return `paper:${recipient.name.toLowerCase()}`;
  }
}

/** Adds what is not there yet, at the end, as far as the letter takes it. */
export function withRecipients(
  there: readonly Recipient[],
  added: readonly Recipient[],
  most: number,
): Recipient[] {
  const known = new Set(there.map(recipientKey));
  const fresh = added.filter((one) => {
    const key = recipientKey(one);
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
  return [...there, ...fresh].slice(0, most);
}

/** One is printed and handed over instead; who is so already stays there once. */
export function onPaperInstead(recipients: readonly Recipient[], at: number): Recipient[] {
  const { name, behind } = recipients[at]!;
  if (name === null) return [...recipients];
  const instead: Recipient = { channel: 'paper', name, ...(behind === undefined ? {} : { behind }) };
  const key = recipientKey(instead);
  const isThere = recipients.some((one, other) => other !== at && recipientKey(one) === key);
  return recipients.flatMap((one, other) => (other !== at ? [one] : isThere ? [] : [instead]));
}

/** Moves one by a place; at the ends nothing happens. */
export function moved<Item>(items: readonly Item[], at: number, by: 1 | -1): Item[] {
  const to = at + by;
  if (to < 0 || to >= items.length) return [...items];
  const next = [...items];
  const [one] = next.splice(at, 1);
  next.splice(to, 0, one!);
  return next;
}
