import { z } from 'zod';
import { PersonId } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { Cursor, Day, Instant, line, PageSize, pageOf, queryList, Year } from '#core/contract/schemas.ts';
import { numberLetters, reserveNumbers } from './permissions.ts';
import { DraftId, NumberBookId, NumberId } from './terms.ts';

const numberStates = ['spare', 'reserved', 'signed', 'issued', 'void'] as const;
export const NumberState = z.enum(numberStates);
export type NumberState = z.output<typeof NumberState>;

const counter = {
  bookId: NumberBookId,
  groupCode: line(40),
  year: Year,
  /** Empty where one counter serves all codes. */
  classificationCode: line(40).or(z.literal('')).default(''),
};

export const NumberView = z.object({
  id: NumberId,
  bookName: z.string(),
  groupCode: z.string(),
  year: z.int(),
  classificationCode: z.string(),
  sequence: z.int(),
  state: NumberState,
  text: z.string().nullable(),
  draftId: DraftId.nullable(),
  /** Null where the reader may not know of the letter. */
  subject: z.string().nullable(),
  /** The day on which it left the counter, and the day that its letter bears. */
  takenOn: Day,
  letterDay: Day.nullable(),
  reason: z.string().nullable(),
  approvedBy: z.string().nullable(),
  changedAt: Instant,
});
export type NumberView = z.output<typeof NumberView>;

/** The book of numbers: what was kept back, used late, voided, and the proof that none is missing. */
export const numbers = {
  list: operation({
    id: 'outgoing.list-numbers',
    method: 'GET',
    path: '/api/outgoing/numbers',
    summary: 'The numbers of a book, newest first.',
    access: holding(numberLetters),
    input: z.strictObject({
      bookId: NumberBookId.optional(),
      year: Year.optional(),
      state: queryList(NumberState),
      cursor: Cursor,
      size: PageSize,
    }),
    output: pageOf(NumberView),
  }),
  keepBack: operation({
    id: 'outgoing.keep-numbers-back',
    method: 'POST',
    path: '/api/outgoing/numbers/spare',
    summary:
      'Keep numbers of today back, for paper or days without a network, with a reason and an approver.',
    access: holding(reserveNumbers),
    stepUp: true,
    input: z.strictObject({
      bookId: NumberBookId,
      groupCode: line(40),
      classificationCode: line(40).optional(),
      count: z.int().min(1).max(100),
      reason: line(500),
      approvedBy: PersonId,
    }),
    output: z.array(NumberView),
    errors: [
      'outgoing.number-needs-reason',
      'outgoing.number-needs-approval',
      'outgoing.approver-not-entitled',
      'outgoing.book-closed',
      'outgoing.group-unknown',
      'outgoing.classification-missing',
    ],
  }),
  useSpare: operation({
    id: 'outgoing.use-spare-number',
    method: 'POST',
    path: '/api/outgoing/numbers/:numberId/use',
    summary:
      'Give a letter a number that was kept back; on another day than its own with a reason and an approver.',
    access: holding(reserveNumbers),
    stepUp: true,
    input: z.strictObject({
      numberId: NumberId,
      draftId: DraftId,
      reason: line(500).optional(),
      approvedBy: PersonId.optional(),
    }),
    output: NumberView,
    errors: [
      'outgoing.number-not-spare',
      'outgoing.number-of-another-year',
      'outgoing.number-needs-reason',
      'outgoing.number-needs-approval',
      'outgoing.approver-not-entitled',
      'outgoing.not-now',
    ],
  }),
  void: operation({
    id: 'outgoing.void-number',
    method: 'POST',
    path: '/api/outgoing/numbers/:numberId/voiding',
    summary: 'Enter a number that no letter will bear in the register of void numbers, with a reason.',
    access: holding(numberLetters),
    stepUp: true,
    input: z.strictObject({ numberId: NumberId, reason: line(500) }),
    output: NumberView,
    errors: ['outgoing.number-settled', 'outgoing.number-needs-reason', 'outgoing.not-now'],
  }),
  proof: operation({
    id: 'outgoing.prove-numbers',
    method: 'GET',
    path: '/api/outgoing/numbers/proof',
    summary:
      'What a counter proves of itself: nothing missing or doubled, every void with its reason, what still waits.',
    access: holding(numberLetters),
    input: z.strictObject(counter),
    output: z.object({
      last: z.int(),
      whole: z.boolean(),
      counts: z.record(NumberState, z.int()),
      missing: z.array(z.int()),
      doubled: z.array(z.int()),
      beyond: z.array(z.int()),
      voided: z.array(z.object({ sequence: z.int(), reason: z.string().nullable() })),
      waiting: z.array(z.object({ sequence: z.int(), state: NumberState, takenOn: Day })),
    }),
  }),
  sheet: operation({
    id: 'outgoing.print-spare-numbers',
    method: 'GET',
    path: '/api/outgoing/numbers/spare.pdf',
    summary: 'The numbers that are kept back, as a sheet to write on when there is no network.',
    access: holding(reserveNumbers),
    costs: 'print',
    input: z.strictObject({ bookId: NumberBookId }),
    output: z.unknown(),
    produces: 'application/pdf',
  }),
};
