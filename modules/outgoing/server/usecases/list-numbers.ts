import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import type { numbers } from '../../contract/numbers.ts';
import { numberLetters } from '../../contract/permissions.ts';
import { heldBook, heldBooks } from '../numbers/kept-books.ts';
import { presentNumbers } from '../numbers/numbers.present.ts';
import { recentNumbers } from '../numbers/numbers.queries.ts';

/** Numbers of a book, or of all books that the actor keeps; newest first. */
export async function listNumbers(
  ctx: TxContext,
  input: InputOf<typeof numbers.list>,
): Promise<OutputOf<typeof numbers.list>> {
  const books = input.bookId
    ? [await heldBook(ctx, input.bookId, numberLetters)]
    : await heldBooks(ctx, numberLetters);
  const rows = await recentNumbers(ctx.tx, {
    bookIds: books.map(({ id }) => id),
    year: input.year ?? null,
    states: input.state ?? null,
    after: cursorId(input.cursor),
    limit: input.size + 1,
  });
  const page = uuidPage(input, rows);
  return { items: await presentNumbers(ctx, page.rows as typeof rows), next: page.next };
}
