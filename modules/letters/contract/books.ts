import { z } from 'zod';
import { UnitId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { Day, EnteredDay, Instant, line, PageSize, pageOf, Year } from '#core/contract/schemas.ts';
import { keepBooks, registerLetters } from './permissions.ts';
import { BookId, LetterId, SecurityClass, Stage, Urgency } from './terms.ts';

const period = {
  bookId: BookId,
  year: Year,
  from: EnteredDay.optional(),
  to: EnteredDay.optional(),
};

export const BookView = z.object({
  id: BookId,
  unitId: UnitId,
  unitName: z.string(),
  name: z.string(),
  isDefault: z.boolean(),
  years: z.array(z.object({ year: z.int(), lastNumber: z.int() })),
});
export type BookView = z.output<typeof BookView>;

/** A line of the agenda book. Of a letter that the reader may not see, only number, day and class are told. */
export const BookEntry = z.object({
  letterId: LetterId.nullable(),
  agendaNumber: z.int(),
  receivedAt: Instant,
  securityClass: SecurityClass,
  stage: Stage,
  letterNumber: z.string().nullable(),
  letterDate: Day.nullable(),
  sender: z.string().nullable(),
  subject: z.string().nullable(),
  urgency: Urgency.nullable(),
  addressees: z.array(z.string()),
  note: z.string().nullable(),
});
export type BookEntry = z.output<typeof BookEntry>;

/** The books that a registry keeps: agenda (buku agenda), expedition (buku ekspedisi), control card (kartu kendali). */
export const books = {
  list: operation({
    id: 'books.list',
    method: 'GET',
    path: '/api/books',
    summary: 'Agenda books of the units in which the reader registers.',
    access: holding(registerLetters),
    input: z.strictObject({}),
    output: z.object({ items: z.array(BookView) }),
  }),
  open: operation({
    id: 'books.open',
    method: 'POST',
    path: '/api/books',
    summary: 'Open an agenda book for a unit.',
    access: holding(keepBooks),
    input: z.strictObject({ unitId: UnitId, name: line(120), isDefault: z.boolean().default(false) }),
    output: BookView,
  }),
  entries: operation({
    id: 'books.entries',
    method: 'GET',
    path: '/api/books/:bookId/entries',
    summary: 'The agenda book of a year by number, cancelled entries with their reason.',
    access: holding(registerLetters),
    input: z.strictObject({
      ...period,
      cursor: z.coerce.number().int().min(0).max(2_000_000_000).default(0),
      size: PageSize,
    }),
    output: pageOf(BookEntry),
  }),
  gaps: operation({
    id: 'books.gaps',
    method: 'GET',
    path: '/api/books/:bookId/gaps',
    summary: 'Proof of the book: every number from 1 to the last has an entry.',
    access: holding(registerLetters),
    input: z.strictObject({ bookId: BookId, year: Year }),
    output: z.object({ lastNumber: z.int(), entries: z.int(), missing: z.array(z.int()) }),
  }),
  agendaPdf: operation({
    id: 'books.agenda-pdf',
    method: 'GET',
    path: '/api/books/:bookId/agenda.pdf',
    summary: 'The agenda book as it is printed.',
    access: holding(registerLetters),
    input: z.strictObject(period),
    output: z.unknown(),
    produces: 'application/pdf',
  }),
  agendaSheet: operation({
    id: 'books.agenda-sheet',
    method: 'GET',
    path: '/api/books/:bookId/agenda.xlsx',
    summary: 'The agenda book as a spreadsheet.',
    access: holding(registerLetters),
    input: z.strictObject(period),
    output: z.unknown(),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  expeditionPdf: operation({
    id: 'books.expedition-pdf',
    method: 'GET',
    path: '/api/books/:bookId/expedition.pdf',
    summary: 'The expedition book: what was passed to whom, with room for a signature.',
    access: holding(registerLetters),
    input: z.strictObject(period),
    output: z.unknown(),
    produces: 'application/pdf',
  }),
  expeditionSheet: operation({
    id: 'books.expedition-sheet',
    method: 'GET',
    path: '/api/books/:bookId/expedition.xlsx',
    summary: 'The expedition book as a spreadsheet.',
    access: holding(registerLetters),
    input: z.strictObject(period),
    output: z.unknown(),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  receipt: operation({
    id: 'books.receipt',
    method: 'GET',
    path: '/api/letters/:letterId/receipt.pdf',
    summary: 'The receipt (tanda terima) for who delivered the letter, with the code for tracking it.',
    access: holding(registerLetters),
    input: z.strictObject({ letterId: LetterId }),
    output: z.unknown(),
    produces: 'application/pdf',
  }),
  controlCard: operation({
    id: 'books.control-card',
    method: 'GET',
    path: '/api/letters/:letterId/control-card.pdf',
    summary: 'The control card (kartu kendali) of a letter.',
    access: signedIn,
    input: z.strictObject({ letterId: LetterId }),
    output: z.unknown(),
    produces: 'application/pdf',
  }),
};
