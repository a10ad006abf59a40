import type { PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DraftFacts } from '../../contract/draft-fields.ts';
import { recipientNames } from '../printing/recipient-names.ts';
import { openRecipients } from '../rules/sending/open-recipients.ts';

/** So many recipients are told in a list. */
const told = 3;

/** Whom a letter goes to, in a line: the first recipients as they are printed, and how many more. */
export async function addressed(tx: Tx, { recipients }: Pick<DraftFacts, 'recipients'>): Promise<string> {
  const open = openRecipients(recipients);
  const [names] = await recipientNames(tx, [open.slice(0, told)]);
  const more = open.length - told;
  return [...names!.map((name) => name.slice(0, 120)), ...(more > 0 ? [`+${more}`] : [])].join('; ');
}

/** The posts that take part in a letter: who writes it, who signs it or in whose name, and who writes along or initials. */
export function takingPart(
  writer: PostId,
  { signers }: Pick<DraftFacts, 'signers'>,
  others: readonly PostId[] = [],
): PostId[] {
  const signing = signers.flatMap(({ postId, forPostId }) => (forPostId ? [postId, forPostId] : [postId]));
  return [...new Set([writer, ...signing, ...others])];
}
