import { sql } from 'kysely';
import { fail } from '#core/contract/errors.ts';
import { newId, type PersonId } from '#core/contract/ids.ts';
import { type Tx, tablesOf, violates } from '#core/db/tx.ts';
import type { NumberId } from '../../contract/terms.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';
import type { CounterKey } from '../rules/numbering/counter-key.ts';
import type { NumberEntry } from '../rules/numbering/number-life.ts';
import type { NumberRow } from './numbers.queries.ts';

const db = tablesOf<OutgoingTables>();
const agency = sql<string>`core.agency_id()`;

/** A new line of the book, before it is known which number it gets. */
export interface NewNumber {
  key: CounterKey;
  /** The line for the number that came from the counter, and as what it is printed. */
  entry: (sequence: number) => { entry: NumberEntry; text: string | null };
  by: PersonId;
  at: Date;
  blockId?: string;
}

/**
 * Takes the next number of a counter, whose row others wait for from now on: nothing is asked of the database in between,
 * and little after it.
 */
export async function takeNumber(tx: Tx, { key, entry, by, at, blockId }: NewNumber): Promise<NumberRow> {
  const [counter] = await tx.rows<{ last_number: number }>(
    `insert into outgoing.counter as c (agency_id, book_id, group_code, year, classification_code, last_number)
     values (core.agency_id(), $1, $2, $3, $4, 1)
     on conflict (agency_id, book_id, group_code, year, classification_code)
     do update set last_number = c.last_number + 1 returning last_number`,
    [key.bookId, key.group, key.year, key.classificationCode],
  );
  const { entry: line, text } = entry(counter!.last_number);
  const row = {
    id: newId<'Number'>() as NumberId,
    book_id: key.bookId,
    group_code: key.group,
    year: key.year,
    classification_code: key.classificationCode,
    sequence: line.sequence,
    ...changing(line),
    text,
    taken_on: line.takenOn,
  };
  await tx
    .run(
      db.insertInto('outgoing.number').values({
        agency_id: agency,
        ...row,
        block_id: blockId ?? null,
        taken_by: by,
        taken_at: at,
        changed_by: by,
        changed_at: at,
      }),
    )
    .catch(textTaken);
  return { ...row, changed_at: at } as NumberRow;
}

/** Writes what became of a number. */
export async function keepNumber(
  tx: Tx,
  row: NumberRow,
  entry: NumberEntry,
  text: string | null,
  change: { by: PersonId; at: Date },
): Promise<NumberRow> {
  const written = { ...changing(entry), text, changed_at: change.at };
  const touched = await tx
    .run(
      db
        .updateTable('outgoing.number')
        .set({ ...written, changed_by: change.by })
        .where('agency_id', '=', agency)
        .where('id', '=', row.id),
    )
    .catch(textTaken);
  if (touched !== 1) fail('outgoing.number-settled');
  return { ...row, ...written } as NumberRow;
}

const changing = ({ state, letterId, letterDay, reason, approvedBy }: NumberEntry) => ({
  state,
  draft_id: letterId,
  letter_day: letterDay,
  reason,
  approved_by: approvedBy,
});

/**
 * A pattern that was changed within the year can form a number that another letter bears; a book that was opened within it
 * one that its issuer gave already.
 */
function textTaken(error: unknown): never {
  const isTaken = violates(error, 'number_text_taken') || violates(error, 'number_text_of_issuer_taken');
  if (isTaken) fail('outgoing.number-text-taken');
  throw error;
}
