import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PostId } from '#core/contract/ids.ts';
import { Channel, IntakeId, LinkKind, SecurityClass, Urgency } from './terms.ts';

/** What somebody wrote about an open letter; of a letter of class T, R or SR it stays in the letter's own rows. */
const Words = z.string().nullable();

/** Payloads carry numbers, classes and ids; names and subjects stay in the letter, behind its rights. */
export const letterReceived = event({
  type: 'letter.received',
  version: 1,
  payload: z.object({ channel: Channel, documents: z.int() }),
});

export const intakeDiscarded = event({
  type: 'intake.discarded',
  version: 1,
  payload: z.object({ reason: z.string() }),
});

export const letterRegistered = event({
  type: 'letter.registered',
  version: 1,
  payload: z.object({
    agendaNumber: z.int(),
    year: z.int(),
    securityClass: SecurityClass,
    urgency: Urgency,
    addressees: z.array(PostId),
    intakeId: IntakeId.nullable(),
  }),
});

export const letterOpened = event({ type: 'letter.opened', version: 1, payload: z.object({}) });

export const letterCorrected = event({
  type: 'letter.corrected',
  version: 1,
  payload: z.object({ fields: z.array(z.string()), reason: Words }),
});

export const letterCancelled = event({
  type: 'letter.cancelled',
  version: 1,
  payload: z.object({ reason: Words }),
});

export const readersNamed = event({
  type: 'readers.named',
  version: 1,
  payload: z.object({ posts: z.array(PostId) }),
});

export const addresseesAdded = event({
  type: 'addressees.added',
  version: 1,
  payload: z.object({ posts: z.array(PostId) }),
});

export const addresseeWithdrawn = event({
  type: 'addressee.withdrawn',
  version: 1,
  payload: z.object({ posts: z.array(PostId), reason: Words }),
});

export const documentsAdded = event({
  type: 'documents.added',
  version: 1,
  payload: z.object({ documents: z.int() }),
});

export const mailReturned = event({ type: 'mail.returned', version: 1, payload: z.object({}) });

/** The other letter stays unnamed: who reads this one's timeline may not know of it. */
const linked = z.object({ kind: LinkKind });
export const letterLinked = event({ type: 'letter.linked', version: 1, payload: linked });
export const letterUnlinked = event({ type: 'letter.unlinked', version: 1, payload: linked });

/** Posts that were named and are so no longer. */
export const readersUnnamed = event({
  type: 'readers.unnamed',
  version: 1,
  payload: z.object({ posts: z.array(PostId) }),
});

/** A letter that answers this one went out; its number says which. */
export const letterAnswered = event({
  type: 'letter.answered',
  version: 1,
  payload: z.object({ number: z.string(), closed: z.boolean() }),
});
/** By a letter that its readers may not know more of. */
export const letterAnsweredApart = event({
  type: 'letter.answered-apart',
  version: 1,
  payload: z.object({ closed: z.boolean() }),
});

export const letterClosed = event({
  type: 'letter.closed',
  version: 1,
  payload: z.object({ note: Words }),
});

export const letterReopened = event({
  type: 'letter.reopened',
  version: 1,
  payload: z.object({ reason: Words }),
});

/** A disposal list of the archive destroyed it: the line of the register stays, and nothing else. */
export const letterForgotten = event({
  type: 'letter.forgotten',
  version: 1,
  payload: z.object({ report: z.string() }),
});

export const bookOpened = event({ type: 'book.opened', version: 1, payload: z.object({ name: z.string() }) });

export const bookRenamed = event({
  type: 'book.renamed',
  version: 1,
  payload: z.object({ name: z.string(), before: z.string() }),
});
export const bookClosed = event({ type: 'book.closed', version: 1, payload: z.object({ name: z.string() }) });
export const bookReopened = event({
  type: 'book.reopened',
  version: 1,
  payload: z.object({ name: z.string() }),
});

export const letterEvents = [
  bookOpened,
  bookRenamed,
  bookClosed,
  bookReopened,
  addresseesAdded,
  addresseeWithdrawn,
  documentsAdded,
  mailReturned,
  letterLinked,
  letterUnlinked,
  letterReceived,
  intakeDiscarded,
  letterRegistered,
  letterOpened,
  letterAnswered,
  letterAnsweredApart,
  letterCorrected,
  letterCancelled,
  readersNamed,
  readersUnnamed,
  letterClosed,
  letterReopened,
  letterForgotten,
];
