import type { PostId } from '#core/contract/ids.ts';
import type { LetterId, Urgency } from '#modules/letters/contract/terms.ts';
import type { LetterRow } from '#modules/letters/contract/views.ts';
import type { DispositionId, RecipientId, RecipientState } from '../../contract/terms.ts';
import type { DeskView, DispositionRow, DispositionTree } from '../../contract/views.ts';
import type { GivingTarget } from '../give/giving-target.ts';
import { mayStay } from '../may-stay.ts';

/** What can be acted on: one desk, with as much of its letter as the dialogs name. */
export interface DeskTarget {
  recipientId: RecipientId;
  dispositionId: DispositionId;
  letterId: LetterId;
  subject: string;
  sender: string;
  agendaNumber: string;
  postId: PostId;
  postName: string;
  giverPostId: PostId;
  state: RecipientState;
  deadline: string | null;
  urgency: Urgency;
  can: DeskView['can'];
  /** What is done here may wait on the device for a network. */
  mayWait: boolean;
}

type LetterWords = Pick<LetterRow, 'id' | 'subject' | 'sender' | 'agendaNumber' | 'year' | 'securityClass'>;

function wordsOf({ id, subject, sender, agendaNumber, year }: LetterWords) {
  return { letterId: id, subject, sender, agendaNumber: `${agendaNumber}/${year}` };
}

export function targetOfDesk(letter: LetterWords, tree: DispositionTree, desk: DeskView): DeskTarget {
  const { id, dispositionId, post, giverPostId, state, deadline, urgency, can } = desk;
  return {
    ...wordsOf(letter),
    recipientId: id,
    dispositionId,
    postId: post.id,
    postName: post.name,
    giverPostId,
    state,
    deadline,
    urgency,
    can,
    mayWait: mayStay(letter, tree.dispositions),
  };
}

export function targetOfRow(row: DispositionRow): DeskTarget {
  const { recipientId, dispositionId, post, fromPost, state, deadline, urgency, can } = row;
  return {
    ...wordsOf(row.letter),
    recipientId,
    dispositionId,
    postId: post.id,
    postName: post.name,
    giverPostId: fromPost.id,
    state,
    deadline,
    urgency,
    can,
    mayWait: mayStay(row.letter, [row]),
  };
}

/** Passing on what lies on a desk. */
export function forwardingOf(target: DeskTarget): GivingTarget {
  const { letterId, subject, sender, agendaNumber, recipientId, postId, deadline, urgency } = target;
  return { letterId, subject, sender, agendaNumber, recipientId, posts: [postId], deadline, urgency };
}
