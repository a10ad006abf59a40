import { sql } from 'kysely';
import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { BookId } from '../contract/terms.ts';
import { db } from './letters.queries.ts';

function books() {
  return db
    .selectFrom('letters.book')
    .where('agency_id', '=', sql<string>`core.agency_id()`)
    .select(['id', 'unit_id', 'name', 'is_default']);
}

/** The book that was asked for; else that of the unit or the nearest above it; else the agency's common one. */
export function bookFor(tx: Tx, wanted: BookId | undefined, unitPath: readonly UnitId[]) {
  if (wanted) return tx.maybe(books().where('id', '=', wanted));
  return tx.maybe(
    books()
      .where((eb) => eb.or([eb('unit_id', '=', sql<string>`any(${unitPath}::uuid[])`), eb('is_default', '=', true)]))
      .orderBy(sql`array_position(${unitPath}::uuid[], unit_id)`, (order) => order.desc().nullsLast())
      .orderBy('name')
      .limit(1),
  );
}

/** The books of the units with the last number of each year. */
export function booksOf(tx: Tx, units: readonly UnitId[]) {
  return tx.all(
    books()
      .where('unit_id', '=', sql<string>`any(${units}::uuid[])`)
      .select((eb) =>
        eb
          .selectFrom('letters.book_year as y')
          .whereRef('y.agency_id', '=', 'letters.book.agency_id')
          .whereRef('y.book_id', '=', 'letters.book.id')
          .select(sql<{ year: number; lastNumber: number }[]>`coalesce(json_agg(json_build_object('year', y.year, 'lastNumber', y.last_number) order by y.year desc), '[]')`.as('years'))
          .as('years'),
      )
      .orderBy('name'),
  );
}

export function bookById(tx: Tx, id: BookId) {
  return tx.maybe(books().where('id', '=', id));
}
