import { sql } from 'kysely';
import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { BookId } from '../contract/terms.ts';
import { db } from './letters.queries.ts';

function books() {
  return db
    .selectFrom('letters.book')
    .where('agency_id', '=', sql<string>`core.agency_id()`)
    .select(['id', 'unit_id', 'name', 'is_default', 'closed_at']);
}

/**
 * The book in which is registered: the one that was asked for, also a closed one; else, of the open ones, that of the
 * unit or the nearest above it; else the agency's common one. It is not closed until the transaction ends.
 */
export function bookFor(tx: Tx, wanted: BookId | undefined, unitPath: readonly UnitId[]) {
  if (wanted) return tx.maybe(books().where('id', '=', wanted).forKeyShare());
  return tx.maybe(
    books()
      .forKeyShare()
      .where('closed_at', 'is', null)
      .where((eb) =>
        eb.or([eb('unit_id', '=', sql<string>`any(${unitPath}::uuid[])`), eb('is_default', '=', true)]),
      )
      .orderBy(sql`array_position(${unitPath}::uuid[], unit_id)`, (order) => order.desc().nullsLast())
      .orderBy('name')
      .limit(1),
  );
}

/** Books with the last number of each year. */
function withYears() {
  return books().select((eb) =>
    eb
      .selectFrom('letters.book_year as y')
      .whereRef('y.agency_id', '=', 'letters.book.agency_id')
      .whereRef('y.book_id', '=', 'letters.book.id')
      .select(
        sql<
          { year: number; lastNumber: number }[]
        >`coalesce(json_agg(json_build_object('year', y.year, 'lastNumber', y.last_number) order by y.year desc), '[]')`.as(
          'years',
        ),
      )
      .as('years'),
  );
}

/** The books of the units, closed ones last. */
export function booksOf(tx: Tx, units: readonly UnitId[]) {
  return tx.all(
    withYears()
      .where('unit_id', '=', sql<string>`any(${units}::uuid[])`)
      .orderBy(sql`closed_at is not null`)
      .orderBy('name'),
  );
}
export type ShelvedBook = Awaited<ReturnType<typeof booksOf>>[number];

/** A book; `lock` keeps others from changing it until the transaction ends. */
export function bookById(tx: Tx, id: BookId, options: { lock?: boolean } = {}) {
  const query = books().where('id', '=', id);
  return tx.maybe(options.lock ? query.forUpdate() : query);
}

/** The common book of the agency, held until the transaction ends. */
export function heldCommonBook(tx: Tx) {
  return tx.maybe(books().where('is_default', '=', true).forUpdate());
}

/** A book as it is shown. */
export function bookWithYears(tx: Tx, id: BookId) {
  return tx.one(withYears().where('id', '=', id));
}

export interface EntryPlace {
  book: BookId;
  year: number;
  from: Date | null;
  to: Date | null;
}

export interface BookEntry {
  id: string;
  agenda_number: number;
  received_at: Date;
  security_class: 'SR' | 'R' | 'T' | 'B';
  stage: 'registered' | 'disposed' | 'in-progress' | 'closed' | 'cancelled';
  letter_number: string | null;
  letter_date: string | null;
  sender: string | null;
  subject: string | null;
  letter_type: string | null;
  urgency: 'sangat-segera' | 'segera' | 'biasa' | null;
  classification_code: string | null;
  attachment_count: number | null;
  attachment_note: string | null;
  deadline: string | null;
  settled_note: string | null;
  destroyed_report: string | null;
}

/** Lines of the book after a number, in order; where the reader may not see the letter, its contents are null. */
export function bookEntries(
  tx: Tx,
  place: EntryPlace,
  after: number,
  size: number,
  units: readonly UnitId[],
): Promise<BookEntry[]> {
  return tx.rows<BookEntry>(
    `select e.letter_id as id, e.agenda_number, e.received_at, e.security_class, e.stage, l.letter_number, l.letter_date,
       l.sender, l.subject, l.letter_type, l.urgency, l.classification_code, l.attachment_count, l.attachment_note, l.deadline,
       l.settled_note, l.destroyed_report
     from letters.book_entries($1, $2, $3, $4, $5, $6) e
     left join letters.letter l on l.agency_id = core.agency_id() and l.id = e.letter_id
       and (l.security_class <> 'T' or l.unit_id = any($7::uuid[]) or exists (
         select from letters.reader r where r.agency_id = l.agency_id and r.letter_id = l.id))
     order by e.agenda_number`,
    [place.book, place.year, after, size, place.from, place.to, units],
  );
}

/** The posts to which letters were passed, by letter. */
export async function addresseesByLetter(
  tx: Tx,
  letterIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx.all(
    db
      .selectFrom('letters.addressee')
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('letter_id', '=', sql<string>`any(${letterIds}::uuid[])`)
      .select(['letter_id', 'post_id']),
  );
  const grouped = new Map<string, string[]>();
  for (const row of rows) grouped.set(row.letter_id, [...(grouped.get(row.letter_id) ?? []), row.post_id]);
  return grouped;
}

/** The proof of a book: its last number, how many entries it has, and which numbers are missing. */
export async function missingNumbers(
  tx: Tx,
  book: BookId,
  year: number,
): Promise<{ last_number: number; entries: number; missing: number[] }> {
  const rows = await tx.rows<{ last_number: number; entries: number; missing: number[] }>(
    'select last_number, entries, missing from letters.missing_numbers($1, $2)',
    [book, year],
  );
  return rows[0]!;
}

/** The common book of the agency, or whatever book there is: where mail without an address waits. */
export function commonBook(tx: Tx) {
  return tx.maybe(
    books().where('closed_at', 'is', null).orderBy('is_default', 'desc').orderBy('name').limit(1),
  );
}
