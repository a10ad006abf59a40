import { ensure, found } from '#core/contract/errors.ts';
import { newId, type UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames, unitPath, unitPaths, unitsUnder } from '#modules/organization/server/organization.api.ts';
import {
  numberBookChanged,
  numberBookClosed,
  numberBookOpened,
  numberBookReopened,
} from '../../contract/configuration-events.ts';
import type { NumberBookView, numberBooks } from '../../contract/number-books.ts';
import { numberLetters } from '../../contract/permissions.ts';
import type { NumberBookId } from '../../contract/terms.ts';
import { todayOf } from '../configuration/deciding.ts';
import {
  bookCounters,
  heldNumberBook,
  type NumberBookRow,
  numberBooksOf,
} from '../configuration/number-books.queries.ts';
import { addNumberBook, writeNumberBook } from '../configuration/number-books.writes.ts';
import { rulesInForce } from '../configuration/rules-in-force.ts';

/** The books of the units whose letters the actor numbers, with everything below them. */
export async function listNumberBooks(ctx: TxContext): Promise<OutputOf<typeof numberBooks.list>> {
  const granted = ctx.actor.grants
    .filter(({ permissions }) => permissions.has(numberLetters))
    .map(({ unitId }): UnitId => unitId);
  const above = [...(await unitPaths(ctx.tx, granted)).values()].flat();
  const below = await unitsUnder(ctx.tx, granted);
  const rows = await numberBooksOf(ctx.tx, [...new Set([...above, ...below])]);
  return { items: await bookViews(ctx, rows) };
}

async function bookViews(ctx: TxContext, rows: readonly NumberBookRow[]): Promise<NumberBookView[]> {
  const units = [...new Set(rows.map(({ unitId }) => unitId))];
  const [names, paths, counters, { groups }] = await Promise.all([
    unitNames(ctx.tx, units),
    unitPaths(ctx.tx, units),
    bookCounters(
      ctx.tx,
      rows.map(({ id }) => id),
    ),
    rulesInForce(ctx.tx, todayOf(ctx)),
  ]);
  const groupNames = new Map(groups.map(({ code, name }) => [code, name]));
  return rows.map(({ closedAt, ...row }) => {
    const mine = counters.filter(({ bookId }) => bookId === row.id);
    const keep = holds(ctx.actor, numberLetters, paths.get(row.unitId) ?? []);
    return {
      ...row,
      unitName: names.get(row.unitId) ?? '—',
      closedAt: closedAt?.toISOString() ?? null,
      counters: mine.map(({ groupCode, year, lastNumber }) => ({
        groupName: groupNames.get(groupCode) ?? groupCode,
        year,
        lastNumber,
      })),
      can: { keep, changeCode: keep && mine.length === 0 },
    };
  });
}

async function showBook(ctx: TxContext, row: NumberBookRow): Promise<NumberBookView> {
  const [view] = await bookViews(ctx, [row]);
  return found(view);
}

/** A book that the actor keeps, held until the transaction ends. @throws core.not-found */
async function keptBook(ctx: TxContext, id: NumberBookId): Promise<NumberBookRow> {
  const row = found(await heldNumberBook(ctx.tx, id));
  ensure(holds(ctx.actor, numberLetters, await unitPath(ctx.tx, row.unitId)), 'core.not-found');
  return row;
}

const told = ({ name, unitCode }: NumberBookRow) => ({ name, code: unitCode });

/** Opens a number book for a unit; what lies below it without one of its own is numbered in it. */
export async function openNumberBook(
  ctx: TxContext,
  input: InputOf<typeof numberBooks.open>,
): Promise<NumberBookView> {
  const path = await unitPath(ctx.tx, input.unitId);
  ensure(path.length > 0 && holds(ctx.actor, numberLetters, path), 'core.not-found');
  const row: NumberBookRow = { id: newId(), ...input, closedAt: null };
  await addNumberBook(ctx.tx, row);
  await emit(ctx, numberBookOpened, { subject: row.id, payload: told(row) });
  return showBook(ctx, row);
}

/** Renames a book; its code changes only as long as no number bears it. */
export async function changeNumberBook(
  ctx: TxContext,
  { bookId, name, unitCode }: InputOf<typeof numberBooks.change>,
): Promise<NumberBookView> {
  const row = await keptBook(ctx, bookId);
  ensure(row.closedAt === null, 'outgoing.book-closed');
  const changed = { ...row, name: name ?? row.name, unitCode: unitCode ?? row.unitCode };
  if (changed.unitCode !== row.unitCode)
    ensure((await bookCounters(ctx.tx, [bookId])).length === 0, 'outgoing.book-in-use');
  if (changed.name === row.name && changed.unitCode === row.unitCode) return showBook(ctx, row);
  await writeNumberBook(ctx.tx, bookId, { name: changed.name, unit_code: changed.unitCode });
  await emit(ctx, numberBookChanged, { subject: bookId, payload: told(changed) });
  return showBook(ctx, changed);
}

/** Closes a book: it gives no more numbers. */
export async function closeNumberBook(
  ctx: TxContext,
  { bookId }: InputOf<typeof numberBooks.close>,
): Promise<NumberBookView> {
  const row = await keptBook(ctx, bookId);
  ensure(row.closedAt === null, 'outgoing.book-closed');
  const closed = { ...row, closedAt: ctx.clock.now() };
  await writeNumberBook(ctx.tx, bookId, { closed_at: closed.closedAt });
  await emit(ctx, numberBookClosed, { subject: bookId, payload: told(row) });
  return showBook(ctx, closed);
}

/** Opens a closed book again; its numbers go on where they ended. */
export async function reopenNumberBook(
  ctx: TxContext,
  { bookId }: InputOf<typeof numberBooks.reopen>,
): Promise<NumberBookView> {
  const row = await keptBook(ctx, bookId);
  ensure(row.closedAt !== null, 'outgoing.book-open');
  await writeNumberBook(ctx.tx, bookId, { closed_at: null });
  await emit(ctx, numberBookReopened, { subject: bookId, payload: told(row) });
  return showBook(ctx, { ...row, closedAt: null });
}
