import { fail } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { destructionOf } from '#modules/letters/server/letters.api.ts';
import { unitNames } from '#modules/organization/server/organization.api.ts';
import type { RegisterLine, registers } from '../../contract/registers.ts';
import type { RegisterRow, RegisterSearch } from './register.queries.ts';
import { seenUnits } from './seen-units.ts';

const edgeShape = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/;

/** Where the next page begins: after the day and the id of the last row shown. */
export const cursorOf = ({ letter_day, id }: Pick<RegisterRow, 'letter_day' | 'id'>) => `${letter_day}_${id}`;

/** @throws core.invalid-input */
export function edgeOf(cursor: string | undefined): RegisterSearch['edge'] {
  if (cursor === undefined) return null;
  const [, day, id] = edgeShape.exec(cursor) ?? fail('core.invalid-input');
  return { day: day!, id: id! };
}

/** The filters of the register as the database is asked, for this actor. */
export async function searchOf(
  ctx: TxContext,
  filters: InputOf<typeof registers.count>,
  page: Pick<RegisterSearch, 'edge' | 'size'>,
): Promise<RegisterSearch> {
  return {
    units: await seenUnits(ctx, filters.unitId),
    q: filters.q || null,
    kinds: filters.kindCode ?? null,
    classes: filters.securityClass ?? null,
    book: filters.bookId ?? null,
    from: filters.from ?? null,
    to: filters.to ?? null,
    missing: filters.timeStamp ?? null,
    ...page,
  };
}

export async function presentLines(ctx: TxContext, rows: readonly RegisterRow[]): Promise<RegisterLine[]> {
  const names = await unitNames(ctx.tx, [...new Set(rows.map((row) => row.unit_id))]);
  return rows.map((row) => ({
    id: row.id as RegisterLine['id'],
    number: row.number,
    bookName: row.book_name,
    letterDay: row.letter_day,
    kindCode: row.kind_code,
    kindName: row.kind_name,
    subject: row.subject,
    securityClass: row.security_class,
    urgency: row.urgency,
    unitName: names.get(row.unit_id) ?? '—',
    to: row.addressed,
    signedAt: row.signed_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    ended: row.ended_how,
    destroyed: destructionOf(row),
    timeStamp: row.missing,
  }));
}
