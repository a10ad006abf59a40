import { z } from 'zod';
import { FileId, PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import { Day, Instant } from '#core/contract/schemas.ts';
import { LetterId, Stage, Urgency } from '#modules/letters/contract/terms.ts';
import { LetterRow, PostName } from '#modules/letters/contract/views.ts';
import { Capacity, DispositionId, InstructionCode, RecipientId, RecipientState, ReportId } from './terms.ts';

const PersonName = z.object({ id: PersonId, name: z.string() });
export const Instruction = z.object({ code: InstructionCode, text: z.string() });
export type Instruction = z.output<typeof Instruction>;

export const ReportView = z.object({
  id: ReportId,
  /** Null, and no files, where the act is secret and the reader takes no part in it. */
  text: z.string().nullable(),
  files: z.array(z.object({ fileId: FileId, name: z.string(), mediaType: z.string(), sizeBytes: z.int() })),
  reportedAt: Instant,
  reportedBy: PersonName,
  acceptedAt: Instant.nullable(),
  sentBackAt: Instant.nullable(),
  sentBackReason: z.string().nullable(),
});
export type ReportView = z.output<typeof ReportView>;

/** One desk of the tree, with its steps and what the reader may do at it. */
export const DeskView = z.object({
  id: RecipientId,
  dispositionId: DispositionId,
  /** The desk above, whose holder forwarded; null right below the addressee of the letter. */
  parentId: RecipientId.nullable(),
  post: PostName,
  giverPostId: PostId,
  state: RecipientState,
  deadline: Day.nullable(),
  overdue: z.boolean(),
  urgency: Urgency,
  givenAt: Instant,
  readAt: Instant.nullable(),
  startedAt: Instant.nullable(),
  forwardedAt: Instant.nullable(),
  reportedAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  sentBackAt: Instant.nullable(),
  returnedAt: Instant.nullable(),
  returnReason: z.string().nullable(),
  cancelledAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  settledAt: Instant.nullable(),
  /** Since when it lies on this desk; null when it does not. */
  deskSince: Instant.nullable(),
  /** How long it has lain on this desk so far, seconds of the calendar. */
  deskSeconds: z.int(),
  /** Who acts next: the desk itself, or the giver where a report waits; null when nothing is awaited here. */
  next: PostName.nullable(),
  reports: z.array(ReportView),
  can: z.object({
    read: z.boolean(),
    start: z.boolean(),
    forward: z.boolean(),
    report: z.boolean(),
    return: z.boolean(),
    cancel: z.boolean(),
    accept: z.boolean(),
    sendBack: z.boolean(),
    close: z.boolean(),
  }),
});
export type DeskView = z.output<typeof DeskView>;

/** What was said when it was given. */
export const DispositionCard = z.object({
  id: DispositionId,
  letterId: LetterId,
  parentId: RecipientId.nullable(),
  fromPost: PostName,
  givenBy: PersonName,
  capacity: Capacity,
  givenAt: Instant,
  /** True where the act is secret and the reader takes no part: instructions and note are empty then. */
  withheld: z.boolean(),
  secret: z.boolean(),
  instructions: z.array(Instruction),
  note: z.string(),
  deadline: Day.nullable(),
  urgency: Urgency,
  closedAt: Instant.nullable(),
  closedNote: z.string().nullable(),
  can: z.object({ close: z.boolean() }),
});
export type DispositionCard = z.output<typeof DispositionCard>;

export const DispositionView = DispositionCard.extend({ recipients: z.array(DeskView) });
export type DispositionView = z.output<typeof DispositionView>;

/** The whole tree of a letter: acts and desks, joined by `dispositionId` and `parentId`, oldest first. */
export const DispositionTree = z.object({
  letterId: LetterId,
  stage: Stage,
  dispositions: z.array(DispositionCard),
  desks: z.array(DeskView),
  /** There is at least one disposition and every desk is settled: the addressee may close the letter. */
  allSettled: z.boolean(),
});
export type DispositionTree = z.output<typeof DispositionTree>;

/** A line of the inbox, or of what was given. */
export const DispositionRow = z.object({
  recipientId: RecipientId,
  dispositionId: DispositionId,
  letter: LetterRow,
  post: PostName,
  fromPost: PostName,
  state: RecipientState,
  instructions: z.array(Instruction),
  note: z.string(),
  withheld: z.boolean(),
  deadline: Day.nullable(),
  overdue: z.boolean(),
  urgency: Urgency,
  secret: z.boolean(),
  givenAt: Instant,
  readAt: Instant.nullable(),
  reportedAt: Instant.nullable(),
  settledAt: Instant.nullable(),
  can: DeskView.shape.can,
});
export type DispositionRow = z.output<typeof DispositionRow>;

/** One desk opened from the inbox: the letter, the acts that led here from the first, and the desk. */
export const DeskDetail = z.object({ letter: LetterRow, chain: z.array(DispositionCard), desk: DeskView });
export type DeskDetail = z.output<typeof DeskDetail>;

/** What is awaited of whoever has the letter. */
export const Awaited = z.enum(['disposition', 'read', 'follow-up', 'acceptance', 'closing']);
export type Awaited = z.output<typeof Awaited>;

/** Where the letter is now and how long it lay where. */
export const TrackingView = z.object({
  letterId: LetterId,
  stage: Stage,
  now: z.array(
    z.object({
      /** Null where it waits for an addressee of the letter: for a first disposition, or to be closed. */
      recipientId: RecipientId.nullable(),
      /** Who has to act. */
      post: PostName,
      awaited: Awaited,
      since: Instant,
      seconds: z.int(),
      deadline: Day.nullable(),
      overdue: z.boolean(),
      /** To whom it goes from there. */
      next: PostName.nullable(),
    }),
  ),
  desks: z.array(
    z.object({
      recipientId: RecipientId,
      post: PostName,
      state: RecipientState,
      givenAt: Instant,
      settledAt: Instant.nullable(),
      deskSeconds: z.int(),
    }),
  ),
  /** From the first disposition until everything was settled, or until now. */
  totalSeconds: z.int(),
});
export type TrackingView = z.output<typeof TrackingView>;

/** Upper ends, in days, of the ages by which open dispositions are counted; the last class has none. */
export const ageClasses = [1, 3, 7, 14, 30] as const;

export const StatisticsView = z.object({
  unitId: UnitId,
  from: Day,
  to: Day,
  open: z.object({
    total: z.int(),
    unread: z.int(),
    overdue: z.int(),
    /** Days since it was given: from `fromDay` up to but not including `toDay`. */
    byAge: z.array(z.object({ fromDay: z.int(), toDay: z.int().nullable(), count: z.int() })),
  }),
  turnaround: z.object({
    settled: z.int(),
    medianSeconds: z.int().nullable(),
    p90Seconds: z.int().nullable(),
    /** Of those with a deadline, the part that was settled in time. */
    inTime: z.number().min(0).max(1).nullable(),
  }),
  slowest: z.array(
    z.object({
      post: PostName,
      open: z.int(),
      settled: z.int(),
      medianDeskSeconds: z.int(),
      oldestSince: Instant.nullable(),
    }),
  ),
});
export type StatisticsView = z.output<typeof StatisticsView>;

/** A desk that still owes an answer, as a leader looks for what is stuck. */
export const StuckDesk = z.object({
  recipientId: RecipientId,
  letter: LetterRow,
  post: PostName,
  fromPost: PostName,
  state: RecipientState,
  givenAt: Instant,
  /** How long it has lain on this desk so far, seconds of the calendar. */
  deskSeconds: z.int(),
  deadline: Day.nullable(),
  overdue: z.boolean(),
  /** When and to whom it was taken up, some days after its deadline. */
  escalatedAt: Instant.nullable(),
  escalatedTo: PostName.nullable(),
});
export type StuckDesk = z.output<typeof StuckDesk>;

export const DispositionCounters = z.object({
  unread: z.int(),
  open: z.int(),
  overdue: z.int(),
  toAccept: z.int(),
});
export type DispositionCounters = z.output<typeof DispositionCounters>;
