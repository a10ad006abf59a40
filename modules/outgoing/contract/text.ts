import { z } from 'zod';
import { FileId, idOf, PersonId } from '#core/contract/ids.ts';
import { operation, signedIn } from '#core/contract/operation.ts';
import { Instant, largestInteger, prose } from '#core/contract/schemas.ts';
import { Content } from './content.ts';
import { DraftId } from './terms.ts';

export const CommentId = idOf('Comment');
export type CommentId = z.output<typeof CommentId>;

/** Most bytes of one update and of all of one request, most updates of a request, and most bytes of a whole text. */
export const textLimits = {
  updateBytes: 700 * 1024,
  sentBytes: 700 * 1024,
  updates: 64,
  answeredBytes: 1024 * 1024,
  textBytes: 16 * 1024 * 1024,
} as const;

/** Live messages of a text: `detail` is the newest number. */
export const textChanged = 'draft-text.changed';
/** Somebody's cursor: `detail` is a `Presence`, `from` the writer's editor. */
export const presenceShown = 'draft-text.presence';
export const commentsChanged = 'draft-text.commented';

const draft = { draftId: DraftId };
const base64 = (bytes: number) => z.base64().max(Math.ceil(bytes / 3) * 4);
const Update = base64(textLimits.updateBytes).min(4);

/** A place in the text that moves with it (a relative position of Yjs, as JSON). */
const Place = z.string().max(400);
/** Which editor of a person: the client number of their shared document. */
const EditorNumber = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

/** Where somebody writes, as it travels to the others. */
export const Presence = z.object({
  editor: EditorNumber,
  person: z.object({ id: PersonId, name: z.string() }),
  cursor: z.object({ anchor: Place, head: Place }).nullable(),
  /** They closed the text. */
  left: z.boolean(),
});
export type Presence = z.output<typeof Presence>;

const person = z.object({ id: PersonId, name: z.string() });
export const CommentThread = z.object({
  id: CommentId,
  /** Where it belongs; null where it is about the whole letter. */
  anchor: z.object({ from: Place, to: Place }).nullable(),
  /** The words that it was written about. */
  quote: z.string(),
  resolved: z.object({ at: Instant, by: person }).nullable(),
  said: z.array(z.object({ id: CommentId, by: person, at: Instant, body: z.string() })),
});
export type CommentThread = z.output<typeof CommentThread>;

const body = prose(4_000).pipe(z.string().min(1));
const textErrors = ['outgoing.text-malformed', 'outgoing.text-too-large', 'outgoing.not-now'];

/** The text of a draft, written by several people at once. */
export const draftTexts = {
  sync: operation({
    id: 'outgoing.sync-text',
    method: 'POST',
    path: '/api/outgoing/drafts/:draftId/text',
    summary:
      'Hand in changes of the text (Yjs updates) and be told those since a number; sending them again changes nothing.',
    access: signedIn,
    stepUp: 'confidential',
    // An update that is there already is the same update: nothing has to be remembered of the request.
    keepsKey: true,
    input: z.strictObject({
      ...draft,
      since: z.int().min(0).max(largestInteger),
      updates: z
        .array(Update)
        .max(textLimits.updates)
        .refine((all) => all.reduce((sum, one) => sum + one.length, 0) <= (textLimits.sentBytes * 4) / 3, {
          message: 'core.field.too_big',
        }),
    }),
    output: z.object({
      /** The number up to which the caller now knows everything. */
      seq: z.int(),
      updates: z.array(z.string()),
      /** There is more: ask again at once. */
      more: z.boolean(),
    }),
    errors: textErrors,
  }),
  showPresence: operation({
    id: 'outgoing.show-presence',
    method: 'POST',
    path: '/api/outgoing/drafts/:draftId/presence',
    summary:
      'Say that the text is open and where the cursor stands; told to those who have it open and kept nowhere.',
    access: signedIn,
    stepUp: 'confidential',
    keepsKey: true,
    input: z.strictObject({
      ...draft,
      editor: EditorNumber,
      cursor: z.strictObject({ anchor: Place, head: Place }).nullable(),
      left: z.boolean().default(false),
    }),
    output: undefined,
  }),
  readDocx: operation({
    id: 'outgoing.read-docx',
    method: 'POST',
    path: '/api/outgoing/drafts/:draftId/docx',
    summary: 'Read an uploaded DOCX into the form of a text; nothing is changed, what was left out is told.',
    access: signedIn,
    stepUp: 'confidential',
    costs: 'import',
    input: z.strictObject({ ...draft, fileId: FileId }),
    output: z.object({
      content: Content,
      leftOut: z.array(z.enum(['pictures', 'notes', 'headers', 'objects'])),
    }),
    errors: [
      'outgoing.docx-expected',
      'outgoing.docx-empty',
      'outgoing.content-too-large',
      'outgoing.not-now',
      'documents.broken',
      'documents.encrypted',
      'documents.macros',
      'documents.external-entity',
      'documents.archive-unsafe',
      'documents.took-too-long',
      'documents.took-too-much-memory',
      'documents.reader-stopped',
      'files.object-missing',
      'files.storage-unavailable',
    ],
  }),
  writeDocx: operation({
    id: 'outgoing.write-docx',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/letter.docx',
    summary:
      'The text as a DOCX, for those who go on writing elsewhere; it is not the letter as it is printed.',
    access: signedIn,
    stepUp: 'confidential',
    costs: 'export',
    input: z.strictObject(draft),
    output: z.unknown(),
    produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    errors: ['outgoing.content-too-large'],
  }),
  listComments: operation({
    id: 'outgoing.list-comments',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/comments',
    summary: 'What was said about the text, open threads first, at most 500.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(draft),
    output: z.array(CommentThread),
  }),
  addComment: operation({
    id: 'outgoing.add-comment',
    method: 'POST',
    path: '/api/outgoing/drafts/:draftId/comments',
    summary: 'Say something about a place of the text, or about the whole letter.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({
      ...draft,
      anchor: z.strictObject({ from: Place, to: Place }).nullable(),
      quote: prose(300),
      body,
    }),
    output: CommentThread,
    errors: ['outgoing.not-now', 'outgoing.comments-too-many'],
  }),
  replyComment: operation({
    id: 'outgoing.reply-comment',
    method: 'POST',
    path: '/api/outgoing/drafts/:draftId/comments/:commentId/replies',
    summary: 'Answer a comment; a thread that was resolved is open again.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...draft, commentId: CommentId, body }),
    output: CommentThread,
    errors: ['outgoing.not-now', 'outgoing.comments-too-many'],
  }),
  resolveComment: operation({
    id: 'outgoing.resolve-comment',
    method: 'POST',
    path: '/api/outgoing/drafts/:draftId/comments/:commentId/resolution',
    summary: 'Mark a thread as done.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...draft, commentId: CommentId }),
    output: CommentThread,
    errors: ['outgoing.not-now'],
  }),
};
