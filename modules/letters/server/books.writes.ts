import { sql } from 'kysely';
import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { BookId } from '../contract/terms.ts';
import { db } from './letters.queries.ts';

const agency = sql<string>`core.agency_id()`;

/** Opens a book. */
export async function addBook(
  tx: Tx,
  book: { id: BookId; unitId: string; name: string; isDefault: boolean },
): Promise<void> {
  await tx.run(
    db.insertInto('letters.book').values({
      agency_id: agency,
      id: book.id,
      unit_id: book.unitId,
      name: book.name,
      is_default: book.isDefault,
    }),
  );
}

/** Takes the place of the common book from whichever book has it. */
export async function dethroneCommonBook(tx: Tx): Promise<void> {
  await tx.run(
    db
      .updateTable('letters.book')
      .set({ is_default: false })
      .where('agency_id', '=', agency)
      .where('is_default', '=', true),
  );
}

/** Writes what is kept of a book. */
export async function changeBook(
  tx: Tx,
  id: BookId,
  change: { name?: string; is_default?: boolean; closed_at?: Date | null; closed_by?: PersonId | null },
): Promise<void> {
  await tx.run(
    db.updateTable('letters.book').set(change).where('agency_id', '=', agency).where('id', '=', id),
  );
}
