import { sql } from 'kysely';
import { fail } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import { type Tx, tablesOf, violates } from '#core/db/tx.ts';
import type { NumberBookId } from '../../contract/terms.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';

const db = tablesOf<OutgoingTables>();
const agency = sql<string>`core.agency_id()`;

function unlessTaken(error: unknown): never {
  if (violates(error, 'number_book_code_taken')) fail('outgoing.book-code-taken');
  throw error;
}

export async function addNumberBook(
  tx: Tx,
  book: { id: NumberBookId; unitId: UnitId; name: string; unitCode: string },
): Promise<void> {
  const { id, name } = book;
  const row = { agency_id: agency, id, name, unit_id: book.unitId, unit_code: book.unitCode };
  await tx.run(db.insertInto('outgoing.number_book').values(row)).catch(unlessTaken);
}

export async function writeNumberBook(
  tx: Tx,
  id: NumberBookId,
  change: { name?: string; unit_code?: string; closed_at?: Date | null },
): Promise<void> {
  await tx
    .run(
      db.updateTable('outgoing.number_book').set(change).where('agency_id', '=', agency).where('id', '=', id),
    )
    .catch(unlessTaken);
}
