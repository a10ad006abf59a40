import { ensure, found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { Permission } from '#core/contract/permission.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPath, unitsUnder } from '#modules/organization/server/organization.api.ts';
import type { NumberBookId, NumberId } from '../../contract/terms.ts';
import { type BookRow, bookById, booksOfUnits, type NumberRow, numberById } from './numbers.queries.ts';

/** A book on whose unit the actor holds the right. @throws core.not-found */
export async function heldBook(
  ctx: TxContext,
  id: NumberBookId,
  right: Permission,
  options: { hold?: boolean } = {},
): Promise<BookRow> {
  const book = found(await bookById(ctx.tx, id, options));
  ensure(holds(ctx.actor, right, await unitPath(ctx.tx, book.unit_id)), 'core.not-found');
  return book;
}

/** A number, held, of a book on whose unit the actor holds the right. @throws core.not-found */
export async function heldNumber(ctx: TxContext, id: NumberId, right: Permission): Promise<NumberRow> {
  const row = found(await numberById(ctx.tx, id));
  await heldBook(ctx, row.book_id, right);
  return row;
}

/** Every book on whose unit the actor holds the right. */
export async function heldBooks(ctx: TxContext, right: Permission): Promise<BookRow[]> {
  const units: UnitId[] = ctx.actor.grants
    .filter((grant) => grant.permissions.has(right))
    .map((grant) => grant.unitId);
  return booksOfUnits(ctx.tx, await unitsUnder(ctx.tx, [...new Set(units)]));
}
