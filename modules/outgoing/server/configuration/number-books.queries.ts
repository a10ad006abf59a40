import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { NumberBookId } from '../../contract/terms.ts';

/** True once a number of the group was taken in the year, in whichever book. */
export async function isCounted(tx: Tx, groupCode: string, year: number): Promise<boolean> {
  const [row] = await tx.rows<{ counted: boolean }>(
    `select exists (select from outgoing.counter
       where agency_id = core.agency_id() and group_code = $1 and year = $2) as counted`,
    [groupCode, year],
  );
  return row!.counted;
}

export interface NumberBookRow {
  id: NumberBookId;
  unitId: UnitId;
  name: string;
  unitCode: string;
  closedAt: Date | null;
}

const columns = 'id, unit_id as "unitId", name, unit_code as "unitCode", closed_at as "closedAt"';

/** One book, held until the transaction ends: no number is taken from it meanwhile. */
export async function heldNumberBook(tx: Tx, id: NumberBookId): Promise<NumberBookRow | undefined> {
  const rows = await tx.rows<NumberBookRow>(
    `select ${columns} from outgoing.number_book where agency_id = core.agency_id() and id = $1 for update`,
    [id],
  );
  return rows[0];
}

/** The books of units, open ones first. Index: number_book_of_unit. */
export function numberBooksOf(tx: Tx, unitIds: readonly UnitId[]): Promise<NumberBookRow[]> {
  return tx.rows(
    `select ${columns} from outgoing.number_book where agency_id = core.agency_id() and unit_id = any($1::uuid[])
     order by closed_at is not null, name, id`,
    [unitIds],
  );
}

export interface BookCounter {
  bookId: NumberBookId;
  groupCode: string;
  year: number;
  lastNumber: number;
}

/** How far the counters of books went, the latest year first; where codes count alone, the highest of them. */
export function bookCounters(tx: Tx, bookIds: readonly NumberBookId[]): Promise<BookCounter[]> {
  return tx.rows(
    `select book_id as "bookId", group_code as "groupCode", year, max(last_number) as "lastNumber" from outgoing.counter
     where agency_id = core.agency_id() and book_id = any($1::uuid[])
     group by 1, 2, 3 order by year desc, group_code`,
    [bookIds],
  );
}
