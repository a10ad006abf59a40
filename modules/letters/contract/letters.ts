import { z } from 'zod';
import { FileId, PostId, UnitId } from '#core/contract/ids.ts';
import { anyone, holding, operation, signedIn } from '#core/contract/operation.ts';
import {
  Cursor,
  distinct,
  Instant,
  largestInteger,
  line,
  PageSize,
  pageOf,
  prose,
  queryFlag,
  words,
} from '#core/contract/schemas.ts';
import { correctionFields, FieldName, letterFields, registrationFields } from './fields.ts';
import { cancelLetters, registerLetters } from './permissions.ts';
import { registerFilters } from './register.ts';
import { BookId, EnteredChannel, IntakeId, LetterId, Stage } from './terms.ts';
import { IntakeView, LetterRow, LetterView, RegisterRow, TimelineEntry } from './views.ts';

const letter = { letterId: LetterId };

/** The public API of incoming letters. */
export const letters = {
  receive: operation({
    id: 'letters.receive',
    method: 'POST',
    path: '/api/letters/intakes',
    summary: 'Take in uploaded files as one piece of mail; reading them begins in the background.',
    access: holding(registerLetters),
    input: z.strictObject({
      fileIds: distinct(FileId, 1, 20),
      channel: EnteredChannel.default('upload'),
      unitId: UnitId.optional(),
    }),
    output: IntakeView,
  }),
  listIntakes: operation({
    id: 'letters.list-intakes',
    method: 'GET',
    path: '/api/letters/intakes',
    summary: 'Mail that waits to be registered, newest first.',
    access: holding(registerLetters),
    input: z.strictObject({ cursor: Cursor, size: PageSize }),
    output: pageOf(IntakeView),
  }),
  openIntake: operation({
    id: 'letters.open-intake',
    method: 'GET',
    path: '/api/letters/intakes/:intakeId',
    summary: 'One piece of mail with its documents and what was read from them.',
    access: holding(registerLetters),
    input: z.strictObject({ intakeId: IntakeId }),
    output: IntakeView,
  }),
  discardIntake: operation({
    id: 'letters.discard-intake',
    method: 'POST',
    path: '/api/letters/intakes/:intakeId/discard',
    summary: 'Put aside mail that is not to be registered, with a reason.',
    access: holding(registerLetters),
    input: z.strictObject({ intakeId: IntakeId, reason: line(500) }),
    output: undefined,
    errors: ['letters.intake-settled'],
  }),
  register: operation({
    id: 'letters.register',
    method: 'POST',
    path: '/api/letters',
    summary:
      'Enter a letter in the agenda book; it gets the next number of the year and passes to its addressees.',
    access: holding(registerLetters),
    stepUp: 'confidential',
    input: z.strictObject({
      intakeId: IntakeId.optional(),
      bookId: BookId.optional(),
      /** The post through which the clerk registers; theirs with the right when absent. */
      postId: PostId.optional(),
      ...letterFields,
      ...registrationFields,
    }),
    output: LetterView,
    errors: [
      'letters.intake-settled',
      'letters.no-book',
      'letters.book-closed',
      'letters.post-not-in-force',
      'letters.future-date',
      'letters.event-ends-before-it-begins',
      'letters.unknown-classification',
      'letters.unknown-type',
    ],
  }),
  list: operation({
    id: 'letters.list',
    method: 'GET',
    path: '/api/letters',
    summary: 'The register: letters that the reader may see, newest first, filtered and searched.',
    access: signedIn,
    costs: { action: 'search', whenGiven: Object.keys(registerFilters) },
    input: z.strictObject({
      ...registerFilters,
      cursor: Cursor,
      size: PageSize,
    }),
    output: pageOf(RegisterRow).extend({
      /** What was searched for in the end, where the words as they were typed stand in no letter. */
      searchedInstead: z.string().nullable(),
    }),
  }),
  inbox: operation({
    id: 'letters.inbox',
    method: 'GET',
    path: '/api/letters/inbox',
    summary: 'Letters that were passed to the posts of the reader and wait for a first disposition.',
    access: signedIn,
    input: z.strictObject({
      postId: PostId.optional(),
      /** Oldest first, for what has waited longest; newest first otherwise. */
      oldest: queryFlag,
      cursor: Cursor,
      size: PageSize,
    }),
    output: pageOf(LetterRow.extend({ postId: PostId, openedAt: Instant.nullable() })),
  }),
  counters: operation({
    id: 'letters.counters',
    method: 'GET',
    path: '/api/letters/counters',
    summary: 'How many letters wait for the reader, by kind.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({ unread: z.int(), undisposed: z.int(), intakes: z.int() }),
  }),
  open: operation({
    id: 'letters.open',
    method: 'GET',
    path: '/api/letters/:letterId',
    summary: 'One letter with its documents, its readers and what the reader may do with it.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(letter),
    output: LetterView,
  }),
  markOpened: operation({
    id: 'letters.mark-opened',
    method: 'POST',
    path: '/api/letters/:letterId/opening',
    summary: 'Record that the addressee has seen the letter.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...letter, postId: PostId }),
    output: undefined,
  }),
  timeline: operation({
    id: 'letters.timeline',
    method: 'GET',
    path: '/api/letters/:letterId/timeline',
    summary:
      'The newest that happened to the letter and its dispositions, as sentences, told oldest first; `next` leads to what was before.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({
      ...letter,
      cursor: Cursor,
      size: z.coerce.number().int().min(1).max(500).default(200),
    }),
    output: pageOf(TimelineEntry),
  }),
  correct: operation({
    id: 'letters.correct',
    method: 'PATCH',
    path: '/api/letters/:letterId',
    summary:
      'Correct a registered letter: what is not named stays, null clears; the values before are kept with the reason.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({
      ...letter,
      version: z.int().min(1).max(largestInteger),
      reason: line(500),
      ...correctionFields,
    }),
    output: LetterView,
    errors: [
      'core.changed-meanwhile',
      'letters.already-settled',
      'core.step-up-required',
      'letters.unknown-classification',
      'letters.unknown-type',
    ],
  }),
  corrections: operation({
    id: 'letters.corrections',
    method: 'GET',
    path: '/api/letters/:letterId/corrections',
    summary: 'What was corrected since registration: the values before, who, when and why, newest first.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(letter),
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          at: Instant,
          by: z.string(),
          reason: z.string(),
          /** Fields of the letter by name, with what they said before. */
          before: z.partialRecord(FieldName, z.union([z.string(), z.number(), z.null()])),
        }),
      ),
    }),
  }),
  cancel: operation({
    id: 'letters.cancel',
    method: 'POST',
    path: '/api/letters/:letterId/cancellation',
    summary: 'Cancel a registration; its number stays in the book with the reason.',
    access: holding(cancelLetters),
    stepUp: 'confidential',
    input: z.strictObject({ ...letter, reason: line(500) }),
    output: LetterView,
    errors: ['letters.already-settled', 'letters.has-dispositions'],
  }),
  close: operation({
    id: 'letters.close',
    method: 'POST',
    path: '/api/letters/:letterId/closing',
    summary: 'Close the matter of the letter.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...letter, postId: PostId, note: prose(2_000).optional() }),
    output: LetterView,
    errors: ['letters.already-settled'],
  }),
  reopen: operation({
    id: 'letters.reopen',
    method: 'POST',
    path: '/api/letters/:letterId/reopening',
    summary: 'Take up a closed matter again, with a reason.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...letter, postId: PostId, reason: line(500) }),
    output: LetterView,
    errors: ['letters.already-settled'],
  }),
  nameReaders: operation({
    id: 'letters.name-readers',
    method: 'POST',
    path: '/api/letters/:letterId/readers',
    summary: 'Name further posts that may read a confidential letter.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...letter, postIds: distinct(PostId, 1, 50) }),
    output: LetterView,
    errors: ['letters.readers-only-for-confidential'],
  }),
  unnameReader: operation({
    id: 'letters.unname-reader',
    method: 'DELETE',
    path: '/api/letters/:letterId/readers/:postId',
    summary: 'Withdraw the naming of a post, which may then read the letter no longer.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...letter, postId: PostId }),
    output: LetterView,
    errors: ['letters.readers-only-for-confidential', 'letters.reader-stays'],
  }),
  senders: operation({
    id: 'letters.senders',
    method: 'GET',
    path: '/api/letters/senders',
    summary: 'Senders that were entered before, for completion.',
    access: holding(registerLetters),
    costs: 'search',
    input: z.strictObject({ q: words(100).pipe(z.string().min(2)) }),
    output: z.object({ items: z.array(z.string()) }),
  }),
  classifications: operation({
    id: 'letters.classifications',
    method: 'GET',
    path: '/api/letters/classifications',
    summary: 'Classification codes of the agency by code or words.',
    access: signedIn,
    input: z.strictObject({ q: words(100).default('') }),
    output: z.object({ items: z.array(z.object({ code: z.string(), title: z.string(), path: z.string() })) }),
  }),
  types: operation({
    id: 'letters.types',
    method: 'GET',
    path: '/api/letters/types',
    summary: 'Kinds of official letters.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) }),
  }),
  track: operation({
    id: 'letters.track',
    method: 'GET',
    path: '/api/tracking/:code',
    summary: 'The stage of a letter for whoever holds its receipt code: no name, no subject.',
    access: anyone,
    input: z.strictObject({
      code: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^[0-9A-HJKMNP-TV-Z]{4}(-?[0-9A-HJKMNP-TV-Z]{4}){3}$/),
    }),
    output: z.object({
      agencyName: z.string(),
      zone: z.string(),
      stage: Stage,
      receivedAt: Instant,
      registeredAt: Instant,
      /** When it was first disposed; null where it was not, or was finished without. */
      followedUpAt: Instant.nullable(),
      settledAt: Instant.nullable(),
    }),
  }),
};
