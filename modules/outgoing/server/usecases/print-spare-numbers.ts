import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { listPrinter } from '#core/printing/print-list.ts';
import { shortDay } from '#core/printing/short-day.ts';
import type { TxContext } from '#core/session/context.ts';
import { currentAgency } from '#modules/organization/server/organization.api.ts';
import type { numbers } from '../../contract/numbers.ts';
import { reserveNumbers } from '../../contract/permissions.ts';
import { heldBook } from '../numbers/kept-books.ts';
import { presentNumbers } from '../numbers/numbers.present.ts';
import { spareNumbers } from '../numbers/numbers.queries.ts';

/** The numbers of a book that are kept back, with room to write what they were used for. */
export const printSpareNumbers = listPrinter(async (ctx: TxContext, input: InputOf<typeof numbers.sheet>) => {
  const book = await heldBook(ctx, input.bookId, reserveNumbers);
  const agency = found(await currentAgency(ctx.tx));
  const lines = await presentNumbers(ctx, await spareNumbers(ctx.tx, book.id));
  const word = (name: string) => ctx.locales.text(ctx.locale, `outgoing.spare-sheet.${name}`);
  const columns = [
    ['sequence', 1],
    ['group', 2],
    ['taken-on', 2],
    ['approved-by', 3],
    ['used-for', 5],
    ['signed-by', 3],
  ] as const;
  return {
    title: word('title'),
    owner: agency.name,
    detail: `${book.name} · ${book.unit_code}`,
    columns: columns.map(([name, share]) => ({ heading: word(name), share })),
    rows: lines.map((line) => [
      String(line.sequence),
      [line.groupCode, line.classificationCode].filter(Boolean).join(' '),
      shortDay(line.takenOn),
      line.approvedBy ?? '—',
      '',
      '',
    ]),
  };
}).pdf;
