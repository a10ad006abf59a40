import { sql } from 'kysely';
import type { PostId, UnitId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import type { DraftId, DraftStage, NumberBookId, NumberId } from '../../contract/terms.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';
import type { CounterKey } from '../rules/numbering/counter-key.ts';
import type { NumberEntry, NumberState } from '../rules/numbering/number-life.ts';

const db = tablesOf<OutgoingTables>();
const agency = sql<string>`core.agency_id()`;

/** A line of the book as it stands in the database. */
export interface NumberRow {
  id: NumberId;
  book_id: NumberBookId;
  group_code: string;
  year: number;
  classification_code: string;
  sequence: number;
  state: NumberState;
  text: string | null;
  draft_id: DraftId | null;
  taken_on: string;
  letter_day: string | null;
  reason: string | null;
  approved_by: string | null;
  changed_at: Date;
}

const columns = [
  'id',
  'book_id',
  'group_code',
  'year',
  'classification_code',
  'sequence',
  'state',
  'text',
  'draft_id',
  'taken_on',
  'letter_day',
  'reason',
  'approved_by',
  'changed_at',
] as const;

const numbers = () => db.selectFrom('outgoing.number').where('agency_id', '=', agency).select(columns);

/** A line as the rules of its life read it. */
export function entryOf(row: NumberRow): NumberEntry {
  return {
    sequence: row.sequence,
    year: row.year,
    state: row.state,
    takenOn: row.taken_on,
    letterId: row.draft_id,
    letterDay: row.letter_day,
    reason: row.reason,
    approvedBy: row.approved_by,
  };
}

/** The counter that the line was taken from. */
export function counterOf(row: NumberRow): CounterKey {
  return {
    bookId: row.book_id,
    group: row.group_code,
    year: row.year,
    classificationCode: row.classification_code,
  };
}

/** The number of a letter, with the post in whose name that went out when it was given. */
export interface NumberOfDraft extends NumberRow {
  issuing_post_id: PostId;
}

/** The number that the letter has now, held until the transaction ends. Index: number_of_draft. */
export function numberOfDraft(tx: Tx, draftId: DraftId): Promise<NumberOfDraft | undefined> {
  return tx.maybe(
    numbers()
      .select('issuing_post_id')
      .where('draft_id', '=', draftId)
      .where('state', 'in', ['reserved', 'signed', 'issued'])
      .forNoKeyUpdate(),
  ) as Promise<NumberOfDraft | undefined>;
}

/** A number, held until the transaction ends; one that is settled cannot be held and need not be. */
export async function numberById(tx: Tx, id: NumberId): Promise<NumberRow | undefined> {
  const one = numbers().where('id', '=', id);
  return ((await tx.maybe(one.forNoKeyUpdate())) ?? (await tx.maybe(one))) as NumberRow | undefined;
}

/** Every line of a counter and the last number that it gave, as they stood at one moment; 0 where it gave none. */
export async function wholeCounter(tx: Tx, key: CounterKey): Promise<{ last: number; rows: NumberRow[] }> {
  const rows = await tx.rows<NumberRow & { last: number }>(
    `select c.last_number as last, ${columns.map((column) => `n.${column}`).join(', ')}
     from outgoing.counter c
     left join outgoing.number n on n.agency_id = c.agency_id and n.book_id = c.book_id and n.group_code = c.group_code
       and n.year = c.year and n.classification_code = c.classification_code
     where c.agency_id = core.agency_id() and c.book_id = $1 and c.group_code = $2 and c.year = $3 and c.classification_code = $4`,
    [key.bookId, key.group, key.year, key.classificationCode],
  );
  return { last: rows[0]?.last ?? 0, rows: rows.filter(({ id }) => id !== null) };
}

/** The numbers of a book that are kept back, in the order in which they were taken. Index: number_waiting. */
export function spareNumbers(tx: Tx, bookId: NumberBookId): Promise<NumberRow[]> {
  return tx.all(
    numbers()
      .where('book_id', '=', bookId)
      .where('state', '=', 'spare')
      .orderBy('taken_on')
      .orderBy('group_code')
      .orderBy('classification_code')
      .orderBy('sequence'),
  ) as Promise<NumberRow[]>;
}

export interface NumberFilter {
  bookIds: readonly NumberBookId[];
  year: number | null;
  states: readonly NumberState[] | null;
  after: string | null;
  limit: number;
}

/** Numbers of the books, newest first, one more than the limit where there are more. Index: number_recent. */
export function recentNumbers(tx: Tx, filter: NumberFilter): Promise<NumberRow[]> {
  return tx.rows(
    `select n.* from unnest($1::uuid[]) b(id) cross join lateral (
       select ${columns.join(', ')} from outgoing.number
       where agency_id = core.agency_id() and book_id = b.id and ($4::uuid is null or id < $4)
         and ($2::int is null or year = $2) and ($3::text[] is null or state = any($3))
       order by id desc limit $5
     ) n order by n.id desc limit $5`,
    [filter.bookIds, filter.year, filter.states, filter.after, filter.limit],
  );
}

export interface BookRow {
  id: NumberBookId;
  unit_id: UnitId;
  name: string;
  unit_code: string;
  closed_at: Date | null;
}

const books = () =>
  db
    .selectFrom('outgoing.number_book')
    .where('agency_id', '=', agency)
    .select(['id', 'unit_id', 'name', 'unit_code', 'closed_at']);

/** The open book of the unit or of the nearest above it; not closed until the transaction ends. Index: number_book_of_unit. */
export function nearestBook(tx: Tx, unitPath: readonly UnitId[]): Promise<BookRow | undefined> {
  return tx.maybe(
    books()
      .where('closed_at', 'is', null)
      .where('unit_id', '=', sql<string>`any(${unitPath}::uuid[])`)
      .orderBy(sql`array_position(${unitPath}::uuid[], unit_id)`, 'desc')
      .orderBy('name')
      .limit(1)
      .forShare(),
  ) as Promise<BookRow | undefined>;
}

/** A book; with `hold` it stays as it is until the transaction ends. */
export function bookById(
  tx: Tx,
  id: NumberBookId,
  options: { hold?: boolean } = {},
): Promise<BookRow | undefined> {
  const one = books().where('id', '=', id);
  return tx.maybe(options.hold ? one.forShare() : one) as Promise<BookRow | undefined>;
}

/** The books of the units. Index: number_book_of_unit. */
export function booksOfUnits(tx: Tx, unitIds: readonly UnitId[]): Promise<BookRow[]> {
  return tx.all(books().where('unit_id', '=', sql<string>`any(${unitIds}::uuid[])`)) as Promise<BookRow[]>;
}

/** Books by their ids. */
export function booksByIds(tx: Tx, ids: readonly NumberBookId[]): Promise<BookRow[]> {
  return tx.all(books().where('id', '=', sql<string>`any(${ids}::uuid[])`)) as Promise<BookRow[]>;
}

/** A letter that has a number, as far as it decides who may know of it. */
export interface NumberedDraft {
  id: DraftId;
  unit_id: UnitId;
  subject: string;
  security_class: SecurityClass;
  stage: DraftStage;
  readers: PostId[];
  was_confidential: boolean;
}

/** Letters by their ids; the database leaves out those of class SR and R that the reader has no part in. */
export function numberedDrafts(tx: Tx, ids: readonly DraftId[]): Promise<NumberedDraft[]> {
  return tx.all(
    db
      .selectFrom('outgoing.draft')
      .select(['id', 'unit_id', 'subject', 'security_class', 'stage', 'readers', 'was_confidential'])
      .where('agency_id', '=', agency)
      .where('id', '=', sql<string>`any(${ids}::uuid[])`),
  ) as Promise<NumberedDraft[]>;
}
