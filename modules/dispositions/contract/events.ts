import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PostId } from '#core/contract/ids.ts';
import { Day } from '#core/contract/schemas.ts';
import { Urgency } from '#modules/letters/contract/terms.ts';
import { DispositionId, InstructionCode, RecipientId } from './terms.ts';

/**
 * The matter of every event is the letter. The subject of `given`, `forwarded` and `closed` is the disposition, of the
 * others the recipient. `posts` are the posts that the sentence names. Notes and reports stay behind the rights of the
 * disposition; a reason is left out where the disposition is secret.
 */
const giving = z.object({
  dispositionId: DispositionId,
  fromPostId: PostId,
  posts: z.array(PostId),
  recipients: z.array(z.object({ id: RecipientId, postId: PostId })),
  instructions: z.array(InstructionCode),
  deadline: Day.nullable(),
  urgency: Urgency,
  secret: z.boolean(),
});

const desk = z.object({
  dispositionId: DispositionId,
  recipientId: RecipientId,
  /** The desk that it happened at. */
  postId: PostId,
  giverPostId: PostId,
  posts: z.array(PostId),
});
const reasoned = desk.extend({ reason: z.string().nullable() });
const timed = desk.extend({ deadline: Day });

export const dispositionGiven = event({ type: 'disposition.given', version: 1, payload: giving });
export const dispositionForwarded = event({
  type: 'disposition.forwarded',
  version: 1,
  payload: giving.extend({ parentId: RecipientId }),
});
export const dispositionRead = event({ type: 'disposition.read', version: 1, payload: desk });
export const dispositionStarted = event({ type: 'disposition.started', version: 1, payload: desk });
export const dispositionReported = event({
  type: 'disposition.reported',
  version: 1,
  payload: desk.extend({ files: z.int() }),
});
export const dispositionReturned = event({ type: 'disposition.returned', version: 1, payload: reasoned });
export const dispositionCancelled = event({ type: 'disposition.cancelled', version: 1, payload: reasoned });
export const dispositionAccepted = event({ type: 'disposition.accepted', version: 1, payload: desk });
export const dispositionSentBack = event({ type: 'disposition.sent-back', version: 1, payload: reasoned });
export const dispositionClosed = event({
  type: 'disposition.closed',
  version: 1,
  payload: z.object({ dispositionId: DispositionId, posts: z.array(PostId), note: z.string().nullable() }),
});
/** One day before the deadline, and on its day. */
export const dispositionDueSoon = event({
  type: 'disposition.due-soon',
  version: 1,
  payload: timed.extend({ daysLeft: z.int() }),
});
export const dispositionOverdue = event({ type: 'disposition.overdue', version: 1, payload: timed });
/** `posts` is the superior of the giver, who is to be told. */
export const dispositionEscalated = event({
  type: 'disposition.escalated',
  version: 1,
  payload: timed.extend({ daysOver: z.int() }),
});

export const dispositionEvents = [
  dispositionGiven,
  dispositionForwarded,
  dispositionRead,
  dispositionStarted,
  dispositionReported,
  dispositionReturned,
  dispositionCancelled,
  dispositionAccepted,
  dispositionSentBack,
  dispositionClosed,
  dispositionDueSoon,
  dispositionOverdue,
  dispositionEscalated,
];
