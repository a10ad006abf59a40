import { z } from 'zod';
import { FileId, PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import { Day, Instant, TimeOfDay } from '#core/contract/schemas.ts';
import { BookId, Channel, DocumentId, IntakeId, LetterId, SecurityClass, Stage, Urgency } from './terms.ts';

/** A post as it is named on a screen, with whoever holds it now. */
export const PostName = z.object({
  id: PostId,
  name: z.string(),
  unitName: z.string(),
  holderName: z.string().nullable(),
});
export type PostName = z.output<typeof PostName>;

/** One proposed field: what was read, how sure it is, and where on the page it stands (fractions of the page). */
export const Proposal = z.object({
  field: z.string(),
  value: z.string(),
  confidence: z.number().min(0).max(1),
  reason: z.string(),
  source: z
    .object({ page: z.int(), box: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }) })
    .nullable(),
});
export type Proposal = z.output<typeof Proposal>;

export const DocumentView = z.object({
  id: DocumentId,
  fileId: FileId,
  name: z.string(),
  mediaType: z.string(),
  state: z.enum(['waiting', 'reading', 'read', 'failed']),
  failure: z.string().nullable(),
  pageCount: z.int().nullable(),
  searchable: z.boolean(),
});
export type DocumentView = z.output<typeof DocumentView>;

export const IntakeView = z.object({
  id: IntakeId,
  channel: Channel,
  receivedAt: Instant,
  origin: z.string().nullable(),
  unitId: UnitId,
  settled: z.boolean(),
  letterId: LetterId.nullable(),
  documents: z.array(DocumentView),
  proposals: z.array(Proposal),
  /** Letters whose files have the same content, as far as the reader may know of them. */
  duplicates: z.array(
    z.object({ letterId: LetterId, agendaNumber: z.int(), year: z.int(), registeredAt: Instant }),
  ),
});
export type IntakeView = z.output<typeof IntakeView>;

export const Destruction = z.object({ on: Day, report: z.string() });
export type Destruction = z.output<typeof Destruction>;

/** A line of a list: what a row shows and nothing more. */
export const LetterRow = z.object({
  id: LetterId,
  agendaNumber: z.int(),
  year: z.int(),
  receivedAt: Instant,
  letterNumber: z.string().nullable(),
  letterDate: Day.nullable(),
  sender: z.string(),
  subject: z.string(),
  letterType: z.string(),
  securityClass: SecurityClass,
  urgency: Urgency,
  stage: Stage,
  deadline: Day.nullable(),
  /** A disposal list of the archive destroyed it, on that day and by that report; this line is what stays. */
  destroyed: Destruction.nullable(),
});
export type LetterRow = z.output<typeof LetterRow>;

/** A line of the register, which lists several books as one. */
export const RegisterRow = LetterRow.extend({
  /** The agenda book that the number is of; null where the agency has one alone. */
  bookName: z.string().nullable(),
});
export type RegisterRow = z.output<typeof RegisterRow>;

export const LetterView = LetterRow.extend({
  version: z.int(),
  bookId: BookId,
  bookName: z.string(),
  unitId: UnitId,
  channel: Channel,
  signer: z.string().nullable(),
  addressedTo: z.string().nullable(),
  summary: z.string().nullable(),
  classificationCode: z.string().nullable(),
  classificationTitle: z.string().nullable(),
  printedNature: z.string().nullable(),
  attachmentCount: z.int().nullable(),
  attachmentNote: z.string().nullable(),
  eventDate: Day.nullable(),
  eventEndDate: Day.nullable(),
  eventStart: TimeOfDay.nullable(),
  eventEnd: TimeOfDay.nullable(),
  eventPlace: z.string().nullable(),
  replyTo: LetterId.nullable(),
  receiptCode: z.string(),
  registeredAt: Instant,
  registeredBy: z.object({ id: PersonId, name: z.string() }),
  settledAt: Instant.nullable(),
  settledNote: z.string().nullable(),
  addressees: z.array(PostName.extend({ openedAt: Instant.nullable(), answeredAt: Instant.nullable() })),
  readers: z.array(PostName),
  documents: z.array(DocumentView),
  can: z.object({
    correct: z.boolean(),
    cancel: z.boolean(),
    close: z.boolean(),
    reopen: z.boolean(),
    nameReaders: z.boolean(),
    /** Pass it to further posts, or take it back from one that has not disposed it. */
    readdress: z.boolean(),
    addDocuments: z.boolean(),
    link: z.boolean(),
    /** Put the files of the cancelled registration back among the mail that waits. */
    returnMail: z.boolean(),
    /** The posts through which the reader may dispose this letter first. */
    disposeAs: z.array(PostId),
  }),
});
export type LetterView = z.output<typeof LetterView>;

/** One sentence of a timeline, in the reader's language. */
export const TimelineEntry = z.object({
  id: z.string(),
  type: z.string(),
  at: Instant,
  sentence: z.string(),
  actorName: z.string().nullable(),
  postName: z.string().nullable(),
  note: z.string().nullable(),
});
export type TimelineEntry = z.output<typeof TimelineEntry>;
