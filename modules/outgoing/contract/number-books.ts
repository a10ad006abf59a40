import { z } from 'zod';
import { UnitId } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { Instant, line } from '#core/contract/schemas.ts';
import { numberLetters } from './permissions.ts';
import { NumberBookId } from './terms.ts';

/** What stands for `{unit}` in numbers: `DISKOMINFO`, `BU-NGK`. */
const UnitCode = z
  .string()
  .max(40)
  .regex(/^[A-Za-z0-9]+([.&-][A-Za-z0-9]+)*$/, { message: 'outgoing.unit-code-malformed' });

export const NumberBookView = z.object({
  id: NumberBookId,
  unitId: UnitId,
  unitName: z.string(),
  name: z.string(),
  unitCode: z.string(),
  closedAt: Instant.nullable(),
  /** The last number of each group in each year, the latest year first. */
  counters: z.array(z.object({ groupName: z.string(), year: z.int(), lastNumber: z.int() })),
  can: z.object({
    keep: z.boolean(),
    /** Another code: as long as no number was taken. */
    changeCode: z.boolean(),
  }),
});
export type NumberBookView = z.output<typeof NumberBookView>;

const book = { bookId: NumberBookId };

/** Number books: which unit numbers, and what stands for it in its numbers. */
export const numberBooks = {
  list: operation({
    id: 'outgoing.list-number-books',
    method: 'GET',
    path: '/api/outgoing/number-books',
    summary: 'Number books of the units whose letters the reader numbers, and those above that serve them.',
    access: holding(numberLetters),
    input: z.strictObject({}),
    output: z.object({ items: z.array(NumberBookView) }),
  }),
  open: operation({
    id: 'outgoing.open-number-book',
    method: 'POST',
    path: '/api/outgoing/number-books',
    summary: 'Open a number book for a unit and what lies below it without one of its own.',
    access: holding(numberLetters),
    input: z.strictObject({ unitId: UnitId, name: line(120), unitCode: UnitCode }),
    output: NumberBookView,
    errors: ['outgoing.book-code-taken'],
  }),
  change: operation({
    id: 'outgoing.change-number-book',
    method: 'PATCH',
    path: '/api/outgoing/number-books/:bookId',
    summary: 'Rename a number book, or change its code as long as no number was taken.',
    access: holding(numberLetters),
    input: z.strictObject({ ...book, name: line(120).optional(), unitCode: UnitCode.optional() }),
    output: NumberBookView,
    errors: ['outgoing.book-closed', 'outgoing.book-in-use', 'outgoing.book-code-taken'],
  }),
  close: operation({
    id: 'outgoing.close-number-book',
    method: 'POST',
    path: '/api/outgoing/number-books/:bookId/closing',
    summary: 'Close a number book: it gives no more numbers and keeps those that it gave.',
    access: holding(numberLetters),
    input: z.strictObject(book),
    output: NumberBookView,
    errors: ['outgoing.book-closed'],
  }),
  reopen: operation({
    id: 'outgoing.reopen-number-book',
    method: 'POST',
    path: '/api/outgoing/number-books/:bookId/reopening',
    summary: 'Open a closed number book again; its numbers go on.',
    access: holding(numberLetters),
    input: z.strictObject(book),
    output: NumberBookView,
    errors: ['outgoing.book-open'],
  }),
};
