import { z } from 'zod';
import { FileId, PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import { Day, Instant } from '#core/contract/schemas.ts';
import { RecipientId } from '#modules/dispositions/contract/terms.ts';
import { LetterId, SecurityClass, Urgency } from '#modules/letters/contract/terms.ts';
import { Destruction, PostName } from '#modules/letters/contract/views.ts';
import { ShownFacts, WayStep } from './draft-fields.ts';
import { LetterKind } from './kinds.ts';
import { LayoutPieces } from './layouts.ts';
import { AmendedHow, AmendsHow, DraftId, DraftStage, StampReason, StepId, StepState } from './terms.ts';

/** Who holds a letter, as what, and since when. */
export const DraftHolder = PostName.extend({
  as: z.enum(['writer', 'hierarchical', 'coordination', 'signature', 'sender']),
  since: Instant,
});
export type DraftHolder = z.output<typeof DraftHolder>;

/** A line of a list of letters. */
export const DraftRow = z.object({
  id: DraftId,
  kindCode: z.string(),
  kindName: z.string(),
  subject: z.string(),
  securityClass: SecurityClass,
  urgency: Urgency,
  stage: DraftStage,
  unitName: z.string(),
  /** The first recipients, as they are printed. */
  to: z.string(),
  number: z.string().nullable(),
  letterDay: Day.nullable(),
  holders: z.array(DraftHolder),
  /** The last step gave it back to the writer. */
  returned: z.boolean(),
  /** It waits longer at its desk than its urgency allows. */
  late: z.boolean(),
  /** What a later letter made of this one; told to all its readers, whatever the class of the later one. */
  ended: AmendedHow.nullable(),
  /** A disposal list of the archive destroyed it; this line is what stays. */
  destroyed: Destruction.nullable(),
  createdAt: Instant,
  changedAt: Instant,
  /** Present in the boxes of who is to act: what they act on. */
  stepId: StepId.nullable(),
  version: z.int(),
  /** An act of signing has it in hand: nothing is to be done with it until that is over. */
  beingSigned: z.boolean(),
});
export type DraftRow = z.output<typeof DraftRow>;

export const StepView = z.object({
  id: StepId,
  round: z.int(),
  position: z.int(),
  kind: z.enum(['hierarchical', 'coordination', 'signature']),
  post: PostName,
  state: StepState,
  version: z.int().nullable(),
  openedAt: Instant.nullable(),
  settledAt: Instant.nullable(),
  settledBy: z.string().nullable(),
  note: z.string().nullable(),
});
export type StepView = z.output<typeof StepView>;

export const ProposedWay = z.object({
  steps: z.array(WayStep.extend({ post: PostName })),
  /** Posts of the way that nobody holds now. */
  vacant: z.array(PostId),
});
export type ProposedWay = z.output<typeof ProposedWay>;

export const VersionView = z.object({
  number: z.int(),
  madeAt: Instant,
  madeBy: z.object({ id: PersonId, name: z.string() }),
  postName: z.string(),
  note: z.string().nullable(),
});
export type VersionView = z.output<typeof VersionView>;

export const DraftView = DraftRow.omit({ beingSigned: true }).extend({
  /** Counts every change of the fields; sent back with a change. */
  revision: z.int(),
  unitId: UnitId,
  kind: LetterKind,
  layout: LayoutPieces,
  facts: ShownFacts,
  /** Names of the posts and agencies that the fields speak of. */
  posts: z.array(PostName),
  agencies: z.array(z.object({ id: z.string(), name: z.string() })),
  writer: PostName,
  /** Posts that write along while it is a draft. */
  coWriters: z.array(PostName),
  files: z.array(z.object({ fileId: FileId, name: z.string(), mediaType: z.string(), sizeBytes: z.int() })),
  steps: z.array(StepView),
  answersLetterId: LetterId.nullable(),
  answersDeskId: RecipientId.nullable(),
  amends: z.object({ draftId: DraftId, how: AmendsHow, number: z.string().nullable() }).nullable(),
  /** The letters that correct, replace or withdraw this one. */
  amendedBy: z.array(z.object({ draftId: DraftId, how: AmendsHow, number: z.string().nullable() })),
  signedAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  settledNote: z.string().nullable(),
  /** What its weakest signature proves (ETSI EN 319 142-1), in the newest edition; null where it was not measured. */
  level: z.enum(['B-B', 'B-T', 'B-LT', 'B-LTA']).nullable(),
  /** What was missing when it was signed, a time stamp or data of revocation: still asked for, added since, or given up. */
  timeStamp: z
    .object({
      state: z.enum(['awaited', 'added', 'given-up']),
      awaits: z.enum(['time-stamp', 'validation-data']),
      since: Instant,
      /** When it was settled, or will be given up at the latest; null where a signature is still missing. */
      until: Instant.nullable(),
      reason: StampReason.nullable(),
    })
    .nullable(),
  /** Under which anybody verifies it, once it is signed. */
  verificationAddress: z.string().nullable(),
  can: z.object({
    /** Write the text and change the fields. */
    write: z.boolean(),
    /** Read how it came about: its way, versions and comments, and what was taken out of it. */
    readDrafting: z.boolean(),
    comment: z.boolean(),
    /** Say who writes along. */
    nameCoWriters: z.boolean(),
    submit: z.boolean(),
    takeBack: z.boolean(),
    cancel: z.boolean(),
    sign: z.boolean(),
    send: z.boolean(),
    amend: z.boolean(),
    /** Have its time stamp asked for again. */
    retryTimeStamp: z.boolean(),
    /** The steps that are the reader's to initial now. */
    steps: z.array(StepId),
    /** The open steps with which the reader may give it back; who is to sign it too. */
    giveBack: z.array(StepId),
  }),
});
export type DraftView = z.output<typeof DraftView>;
