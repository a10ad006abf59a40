import type { PostId } from '#core/contract/ids.ts';
import type { LetterId, Urgency } from '#modules/letters/contract/terms.ts';
import type { RecipientId } from '../../contract/terms.ts';
import type { LetterWords } from './giving-run.ts';

/** What is about to be given on: a letter by its addressee, or a desk by whoever it lies with. */
export interface GivingTarget {
  letterId: LetterId;
  subject: string;
  sender: string;
  agendaNumber: string;
  /** Further letters that the same is said of, one act for each. */
  further?: readonly LetterWords[];
  /** The desk that is passed on; null for the first disposition of an addressee. */
  recipientId: RecipientId | null;
  /** The posts through which the reader may give; the first one unless they choose. */
  posts: readonly PostId[];
  /** Of the letter or the desk: taken over where nothing else is chosen. */
  deadline: string | null;
  urgency: Urgency;
}
