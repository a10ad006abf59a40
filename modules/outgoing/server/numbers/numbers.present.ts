import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { NumberView } from '../../contract/numbers.ts';
import { type BookRow, booksByIds, type NumberRow } from './numbers.queries.ts';
import { readableSubjects } from './readable-subjects.ts';
import { reasonTold } from './reason-told.ts';

/** Lines of the book as they are shown; of letters that the reader may not know of, no subject. */
export async function presentNumbers(ctx: TxContext, rows: readonly NumberRow[]): Promise<NumberView[]> {
  const of = <T>(values: (T | null)[]) => [...new Set(values.filter((one) => one !== null))];
  const [books, people, subjects] = await Promise.all([
    booksByIds(ctx.tx, of(rows.map((row) => row.book_id))),
    peopleByIds(ctx.tx, of(rows.map((row) => row.approved_by)) as PersonId[]),
    readableSubjects(ctx, of(rows.map((row) => row.draft_id))),
  ]);
  const names = new Map(books.map((book: BookRow) => [book.id, book.name]));
  return rows.map((row) => ({
    id: row.id,
    bookName: names.get(row.book_id) ?? '—',
    groupCode: row.group_code,
    year: row.year,
    classificationCode: row.classification_code,
    sequence: row.sequence,
    state: row.state,
    text: row.text,
    draftId: row.draft_id,
    subject: (row.draft_id && subjects.get(row.draft_id)) ?? null,
    takenOn: row.taken_on,
    letterDay: row.letter_day,
    reason: reasonTold(ctx, row.reason),
    approvedBy: row.approved_by ? (people.get(row.approved_by as PersonId)?.name ?? null) : null,
    changedAt: row.changed_at.toISOString(),
  }));
}
