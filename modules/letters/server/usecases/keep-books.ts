import { ensure, fail, found } from '#core/contract/errors.ts';
import { newId, type UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { violates } from '#core/db/tx.ts';
import { emit } from '#core/events/emit.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames, unitPath, unitPaths } from '#modules/organization/server/organization.api.ts';
import type { BookView, books } from '../../contract/books.ts';
import { bookClosed, bookOpened, bookRenamed, bookReopened } from '../../contract/events.ts';
import { keepBooks } from '../../contract/permissions.ts';
import type { BookId } from '../../contract/terms.ts';
import {
  bookById,
  booksOf,
  bookWithYears,
  commonBook,
  heldCommonBook,
  missingNumbers,
  type ShelvedBook,
} from '../books.queries.ts';
import { addBook, dethroneCommonBook, changeBook as writeBook } from '../books.writes.ts';
import { registryUnit } from '../letters.policy.ts';
import { loadBook, readEntries } from '../load-book.ts';
import { registryUnits } from '../show-intakes.ts';

/** The books in which the actor registers: of their units, and common ones above. */
export async function listBooks(ctx: TxContext): Promise<OutputOf<typeof books.list>> {
  const registry = registryUnit(ctx.actor);
  const above = registry ? await unitPath(ctx.tx, registry) : [];
  const rows = await booksOf(ctx.tx, [...new Set([...(await registryUnits(ctx)), ...above])]);
  return { items: await presentBooks(ctx, rows) };
}

async function presentBooks(ctx: TxContext, rows: readonly ShelvedBook[]): Promise<BookView[]> {
  const common = await commonBook(ctx.tx);
  const shelved = rows.map((row) => row.unit_id as UnitId);
  const units = [...new Set(common ? [...shelved, common.unit_id as UnitId] : shelved)];
  const [names, paths] = await Promise.all([unitNames(ctx.tx, units), unitPaths(ctx.tx, units)]);
  const keeps = (unitId: UnitId) => holds(ctx.actor, keepBooks, paths.get(unitId) ?? []);
  const givesUp = !common?.is_default || keeps(common.unit_id as UnitId);
  return rows.map((row) => {
    const unitId = row.unit_id as UnitId;
    return {
      id: row.id as BookId,
      unitId,
      unitName: names.get(unitId) ?? '—',
      name: row.name,
      isDefault: row.is_default,
      closedAt: row.closed_at?.toISOString() ?? null,
      can: {
        keep: keeps(unitId),
        makeCommon: keeps(unitId) && givesUp && !row.is_default && !row.closed_at,
      },
      years: row.years ?? [],
    };
  });
}

async function showBook(ctx: TxContext, id: BookId): Promise<BookView> {
  const [view] = await presentBooks(ctx, [await bookWithYears(ctx.tx, id)]);
  return found(view);
}

/** A book that the actor keeps, held until the transaction ends. @throws core.not-found */
async function loadKeptBook(ctx: TxContext, id: BookId) {
  const book = found(await bookById(ctx.tx, id, { lock: true }));
  ensure(holds(ctx.actor, keepBooks, await unitPath(ctx.tx, book.unit_id as UnitId)), 'core.not-found');
  return book;
}

/**
 * Makes room for another common book. It takes the letters of every unit without a book of its own, so who gives that
 * place away keeps the book that has it.
 */
async function giveUpCommonBook(ctx: TxContext): Promise<void> {
  const common = await heldCommonBook(ctx.tx);
  if (!common) return;
  const path = await unitPath(ctx.tx, common.unit_id as UnitId);
  ensure(holds(ctx.actor, keepBooks, path), 'core.forbidden');
  await dethroneCommonBook(ctx.tx);
}

/** Another book took the place at the same moment. */
function taken(error: unknown): never {
  if (violates(error, 'book_default')) fail('core.changed-meanwhile');
  throw error;
}

/** Opens a book for a unit; a new common book takes the place of the former. */
export async function openBook(ctx: TxContext, input: InputOf<typeof books.open>): Promise<BookView> {
  const { tx, actor } = ctx;
  const path = await unitPath(tx, input.unitId);
  ensure(path.length > 0 && holds(actor, keepBooks, path), 'core.not-found');
  const id = newId<'Book'>() as BookId;
  if (input.isDefault) await giveUpCommonBook(ctx);
  await addBook(tx, { id, ...input }).catch(taken);
  await emit(ctx, bookOpened, { subject: id, payload: { name: input.name } });
  return showBook(ctx, id);
}

/** Renames a book, or makes it the common one; its letters and numbers stay as they are. */
export async function changeBook(ctx: TxContext, input: InputOf<typeof books.change>): Promise<BookView> {
  const { tx } = ctx;
  const book = await loadKeptBook(ctx, input.bookId);
  ensure(!book.closed_at, 'letters.book-closed');
  if (input.isDefault && !book.is_default) {
    await giveUpCommonBook(ctx);
    await writeBook(tx, input.bookId, { is_default: true }).catch(taken);
  }
  if (input.name && input.name !== book.name) {
    await writeBook(tx, input.bookId, { name: input.name });
    const payload = { name: input.name, before: book.name };
    await emit(ctx, bookRenamed, { subject: input.bookId, payload });
  }
  return showBook(ctx, input.bookId);
}

/** Closes a book: it takes no more letters. The common book stays open, for units without one of their own. */
export async function closeBook(ctx: TxContext, input: InputOf<typeof books.close>): Promise<BookView> {
  const book = await loadKeptBook(ctx, input.bookId);
  ensure(!book.closed_at, 'letters.book-closed');
  ensure(!book.is_default, 'letters.book-needed');
  const closing = { closed_at: ctx.clock.now(), closed_by: found(ctx.actor.personId) };
  await writeBook(ctx.tx, input.bookId, closing);
  await emit(ctx, bookClosed, { subject: input.bookId, payload: { name: book.name } });
  return showBook(ctx, input.bookId);
}

/** Opens a closed book again; its numbers go on where they ended. */
export async function reopenBook(ctx: TxContext, input: InputOf<typeof books.reopen>): Promise<BookView> {
  const book = await loadKeptBook(ctx, input.bookId);
  ensure(book.closed_at, 'letters.book-open');
  await writeBook(ctx.tx, input.bookId, { closed_at: null, closed_by: null });
  await emit(ctx, bookReopened, { subject: input.bookId, payload: { name: book.name } });
  return showBook(ctx, input.bookId);
}

/** The lines of a book by number. */
export async function listEntries(
  ctx: TxContext,
  input: InputOf<typeof books.entries>,
): Promise<OutputOf<typeof books.entries>> {
  await loadBook(ctx, input.bookId);
  const rows = await readEntries(ctx, input, input.cursor, input.size + 1);
  const items = rows.slice(0, input.size);
  return { items, next: rows.length > input.size ? String(items.at(-1)!.agendaNumber) : null };
}

/** Proves that every number of the book's year has its entry. */
export async function proveBook(
  ctx: TxContext,
  input: InputOf<typeof books.gaps>,
): Promise<OutputOf<typeof books.gaps>> {
  await loadBook(ctx, input.bookId);
  const { last_number, entries, missing } = await missingNumbers(ctx.tx, input.bookId, input.year);
  return { lastNumber: last_number, entries, missing };
}
