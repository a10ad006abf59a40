import { z } from 'zod';
import { FileId, PostId, UnitId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import {
  Cursor,
  distinct,
  largestInteger,
  line,
  PageSize,
  pageOf,
  prose,
  queryFlag,
  queryList,
  words,
} from '#core/contract/schemas.ts';
import { RecipientId } from '#modules/dispositions/contract/terms.ts';
import { LetterId } from '#modules/letters/contract/terms.ts';
import { TimelineEntry } from '#modules/letters/contract/views.ts';
import { draftCounters } from './draft-counters.ts';
import { draftFields, firstFields, ShownText, WayStep } from './draft-fields.ts';
import { DraftRow, DraftView, ProposedWay, VersionView } from './draft-views.ts';
import { writeLetters } from './permissions.ts';
import { AmendsHow, DraftBox, DraftId, DraftStage, StepId } from './terms.ts';

const draft = { draftId: DraftId };
/** The version that was looked at: who acts on an older one is refused and looks again. */
const seen = { version: z.int().min(1).max(largestInteger) };
const pagePath = { ...draft, page: z.coerce.number().int().min(1).max(500) };

/** Most posts that write along. */
export const mostCoWriters = 20;

const fieldErrors = [
  'outgoing.kind-unknown',
  'outgoing.kind-without-layout',
  'outgoing.signers-too-few',
  'outgoing.signers-too-many',
  'outgoing.classification-missing',
  'outgoing.unknown-classification',
  'outgoing.post-unknown',
];
/** Letters of class R and SR do not go by mail; `row` is the place in the list, from 1. */
const mailErrors = ['outgoing.recipient-by-mail', 'outgoing.copy-by-mail'];
const stepErrors = ['outgoing.step-not-open', 'outgoing.step-of-old-version'];

/** What the lists of drafts are narrowed by. */
export const draftFilters = {
  box: DraftBox.default('mine'),
  q: words(200).optional(),
  stage: queryList(DraftStage),
  kindCode: queryList(words(40)),
  unitId: UnitId.optional(),
  postId: PostId.optional(),
  /** Only what waits longer at its desk than the urgency allows. */
  late: queryFlag,
  /** Only what was given back to the writer. */
  returned: queryFlag,
};

/** Writing a letter and its way up to the signature. */
export const drafts = {
  begin: operation({
    id: 'outgoing.begin-draft',
    method: 'POST',
    path: '/api/outgoing/drafts',
    summary:
      'Begin a letter of a kind; one that answers a letter or a disposition takes over its subject and addressee.',
    access: holding(writeLetters),
    stepUp: 'confidential',
    input: z.strictObject({
      kindCode: line(30),
      /** The post through which it is written; the only one of the writer when absent. */
      postId: PostId.optional(),
      answersLetterId: LetterId.optional(),
      answersDeskId: RecipientId.optional(),
      /** A letter that was sent and that this one corrects or withdraws. */
      amendsDraftId: DraftId.optional(),
      amendsHow: AmendsHow.optional(),
      /** A letter whose text and fields this one begins with. */
      likeDraftId: DraftId.optional(),
      ...firstFields,
    }),
    output: DraftView,
    errors: [...fieldErrors, 'outgoing.amends-unsent', 'outgoing.amends-ended'],
  }),
  change: operation({
    id: 'outgoing.change-draft',
    method: 'PATCH',
    path: '/api/outgoing/drafts/:draftId',
    summary: 'Change what stands round the text: subject, recipients, signers, classes, attachments.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...draft, revision: z.int().min(1).max(largestInteger), ...draftFields }),
    output: DraftView,
    errors: [...fieldErrors, 'outgoing.changed-meanwhile', 'outgoing.not-now'],
  }),
  nameCoWriters: operation({
    id: 'outgoing.name-co-writers',
    method: 'PUT',
    path: '/api/outgoing/drafts/:draftId/co-writers',
    summary:
      'Say which posts write along while it is a draft; those that are not named any more are taken off.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({
      ...draft,
      revision: z.int().min(1).max(largestInteger),
      postIds: distinct(PostId, 0, mostCoWriters),
    }),
    output: DraftView,
    errors: [
      'outgoing.changed-meanwhile',
      'outgoing.not-now',
      'outgoing.post-unknown',
      'outgoing.co-writer-may-not-write',
    ],
  }),
  open: operation({
    id: 'outgoing.open-draft',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId',
    summary: 'A letter with its fields, its way, who holds it since when, and what the reader may do.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(draft),
    output: DraftView,
  }),
  list: operation({
    id: 'outgoing.list-drafts',
    method: 'GET',
    path: '/api/outgoing/drafts',
    summary: 'Letters of a box: own drafts, to initial, to sign, to send, sent, of the unit; newest first.',
    access: signedIn,
    costs: { action: 'search', whenGiven: ['q'] },
    input: z.strictObject({ ...draftFilters, cursor: Cursor, size: PageSize }),
    output: pageOf(DraftRow),
  }),
  counters: draftCounters,
  proposeWay: operation({
    id: 'outgoing.propose-way',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/way',
    summary: 'The steps that the chart proposes from the writer to the signers, each with its holder.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...draft, coordinating: queryList(PostId, 20) }),
    output: ProposedWay,
  }),
  submit: operation({
    id: 'outgoing.submit-draft',
    method: 'POST',
    path: '/api/outgoing/drafts/:draftId/submission',
    summary: 'Send a draft on its way: its text becomes a version, the first step opens.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...draft, way: z.array(WayStep).min(1).max(30), note: prose(2_000).optional() }),
    output: DraftView,
    errors: [
      'outgoing.not-now',
      'outgoing.event-ends-early',
      'outgoing.part-missing',
      'outgoing.part-unknown',
      'outgoing.way-malformed',
      'outgoing.recipients-missing',
      'outgoing.amends-ended',
      'outgoing.amends-other-issuer',
      ...mailErrors,
      ...fieldErrors,
    ],
  }),
  takeBack: operation({
    id: 'outgoing.take-back-draft',
    method: 'POST',
    path: '/api/outgoing/drafts/:draftId/taking-back',
    summary: 'The writer takes the draft back from its way, while nobody has signed it.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...draft, reason: line(500).optional() }),
    output: DraftView,
    errors: ['outgoing.not-now'],
  }),
  approve: operation({
    id: 'outgoing.approve-step',
    method: 'POST',
    path: '/api/outgoing/steps/:stepId/approval',
    summary:
      'Initial the version that was looked at; with changes of the text meanwhile it becomes the next.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({
      stepId: StepId,
      ...seen,
      edited: z.boolean().default(false),
      note: prose(2_000).optional(),
    }),
    output: DraftView,
    errors: [
      ...stepErrors,
      'outgoing.nothing-edited',
      'outgoing.event-ends-early',
      'outgoing.part-missing',
      'outgoing.part-unknown',
      ...mailErrors,
    ],
  }),
  takeBackStep: operation({
    id: 'outgoing.take-back-step',
    method: 'POST',
    path: '/api/outgoing/steps/:stepId/taking-back',
    summary: 'Take an initial back, while nobody has acted after it and the letter bears no number.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ stepId: StepId }),
    output: DraftView,
    errors: ['outgoing.not-now'],
  }),
  return: operation({
    id: 'outgoing.return-step',
    method: 'POST',
    path: '/api/outgoing/steps/:stepId/return',
    summary: 'Give it back with a note, to the writer (0) or to an earlier place of the way.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({
      stepId: StepId,
      ...seen,
      to: z.int().min(0).max(30),
      note: prose(2_000).pipe(z.string().min(1)),
    }),
    output: DraftView,
    errors: [...stepErrors, 'outgoing.step-needs-note', 'outgoing.step-returns-forward'],
  }),
  cancel: operation({
    id: 'outgoing.cancel-draft',
    method: 'POST',
    path: '/api/outgoing/drafts/:draftId/cancellation',
    summary:
      'End a letter that will not be sent, with a reason; a number that it had is voided. Once it is signed in part its signers may end it too.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...draft, reason: line(500) }),
    output: DraftView,
    errors: ['outgoing.not-now', 'outgoing.being-signed'],
  }),
  versions: operation({
    id: 'outgoing.list-versions',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/versions',
    summary: 'The versions of a letter: who made each, when, and why.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(draft),
    output: z.array(VersionView),
  }),
  openVersion: operation({
    id: 'outgoing.open-version',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/versions/:number',
    summary: 'The text of one version; 0 is the text as it stands now.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...draft, number: z.coerce.number().int().min(0).max(largestInteger) }),
    output: ShownText,
  }),
  keepVersion: operation({
    id: 'outgoing.keep-version',
    method: 'POST',
    path: '/api/outgoing/drafts/:draftId/versions',
    summary: 'Keep the text as it stands as a version, with a note.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...draft, note: prose(2_000).optional() }),
    output: VersionView,
    errors: ['outgoing.not-now'],
  }),
  restoreVersion: operation({
    id: 'outgoing.restore-version',
    method: 'POST',
    path: '/api/outgoing/drafts/:draftId/versions/:number/restoring',
    summary: 'Bring the text of an earlier version back; what stands now is kept as a version before.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...draft, number: z.coerce.number().int().min(1).max(largestInteger) }),
    output: VersionView,
    errors: ['outgoing.not-now'],
  }),
  preview: operation({
    id: 'outgoing.preview-draft',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/preview.pdf',
    summary: 'The letter as it would be printed now, marked as a draft.',
    access: signedIn,
    stepUp: 'confidential',
    costs: 'print',
    input: z.strictObject({
      ...draft,
      version: z.coerce.number().int().min(1).max(largestInteger).optional(),
    }),
    output: z.unknown(),
    produces: 'application/pdf',
    errors: ['outgoing.letterhead-missing'],
  }),
  previewPage: operation({
    id: 'outgoing.preview-page',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/preview/:page',
    summary: 'A page of the preview as a picture.',
    access: signedIn,
    stepUp: 'confidential',
    costs: 'print',
    input: z.strictObject({
      ...pagePath,
      version: z.coerce.number().int().min(1).max(largestInteger).optional(),
    }),
    output: z.unknown(),
    produces: 'image/webp',
  }),
  attachment: operation({
    id: 'outgoing.fetch-attachment',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/files/:fileId',
    summary: 'A file that is attached to the letter.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...draft, fileId: FileId }),
    output: z.unknown(),
    produces: 'application/octet-stream',
  }),
  timeline: operation({
    id: 'outgoing.timeline',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/timeline',
    summary: 'What happened to the letter, one sentence an act.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(draft),
    output: z.array(TimelineEntry),
  }),
  answers: operation({
    id: 'outgoing.list-answers',
    method: 'GET',
    path: '/api/letters/:letterId/answers',
    summary:
      'The outgoing letters that answer an incoming one, newest first, of those that the reader may see.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ letterId: LetterId }),
    output: z.array(DraftRow),
  }),
};
