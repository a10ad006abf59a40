import { ensure } from '#core/contract/errors.ts';
import { newId, type UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames, unitPath } from '#modules/organization/server/organization.api.ts';
import type { BookView, books } from '../../contract/books.ts';
import { bookOpened } from '../../contract/events.ts';
import { keepBooks } from '../../contract/permissions.ts';
import type { BookId } from '../../contract/terms.ts';
import { booksOf, missingNumbers } from '../books.queries.ts';
import { registryUnit } from '../letters.policy.ts';
import { db } from '../letters.queries.ts';
import { loadBook, readEntries } from '../load-book.ts';
import { registryUnits } from '../show-intakes.ts';

/** The books in which the actor registers: of their units, and common ones above. */
export async function listBooks(ctx: TxContext): Promise<OutputOf<typeof books.list>> {
  const registry = registryUnit(ctx.actor);
  const above = registry ? await unitPath(ctx.tx, registry) : [];
  const rows = await booksOf(ctx.tx, [...new Set([...(await registryUnits(ctx)), ...above])]);
  const names = await unitNames(
    ctx.tx,
    rows.map((row) => row.unit_id as UnitId),
  );
  return { items: rows.map((row) => presentBook(row, names)) };
}

function presentBook(
  row: Awaited<ReturnType<typeof booksOf>>[number],
  names: ReadonlyMap<UnitId, string>,
): BookView {
  const unitId = row.unit_id as UnitId;
  return {
    id: row.id as BookId,
    unitId,
    unitName: names.get(unitId) ?? '—',
    name: row.name,
    isDefault: row.is_default,
    years: row.years ?? [],
  };
}

/** Opens a book for a unit; a new common book takes the place of the former. */
export async function openBook(ctx: TxContext, input: InputOf<typeof books.open>): Promise<BookView> {
  const { tx, actor } = ctx;
  const path = await unitPath(tx, input.unitId);
  ensure(path.length > 0 && holds(actor, keepBooks, path), 'core.not-found');
  const id = newId<'Book'>() as BookId;
  if (input.isDefault)
    await tx.run(
      db
        .updateTable('letters.book')
        .set({ is_default: false })
        .where('agency_id', '=', actor.agencyId)
        .where('is_default', '=', true),
    );
  await tx.run(
    db.insertInto('letters.book').values({
      agency_id: actor.agencyId,
      id,
      unit_id: input.unitId,
      name: input.name,
      is_default: input.isDefault,
    }),
  );
  await emit(ctx, bookOpened, { subject: id, payload: { name: input.name } });
  const names = await unitNames(tx, [input.unitId]);
  return {
    id,
    unitId: input.unitId,
    unitName: names.get(input.unitId) ?? '—',
    name: input.name,
    isDefault: input.isDefault,
    years: [],
  };
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
