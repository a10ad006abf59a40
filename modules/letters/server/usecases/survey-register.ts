import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { listPrinter, type PrintedList } from '#core/printing/print-list.ts';
import { shortDay } from '#core/printing/short-day.ts';
import type { Context, TxContext } from '#core/session/context.ts';
import { currentAgency } from '#modules/organization/server/organization.api.ts';
import { mostCounted, type register } from '../../contract/register.ts';
import type { RegisterRow } from '../../contract/views.ts';
import { presentRegisterRow } from '../letters.present.ts';
import { countFound, findLetters } from '../letters.queries.ts';
import { shortInstant } from '../print-dates.ts';
import { searchOf } from '../register-search.ts';

type Filters = InputOf<typeof register.count>;

/** The longest list that is printed at once. */
const mostLines = 2_000;

/** How much a search of the register finds, of what this actor may see. */
export async function countLetters(ctx: TxContext, input: Filters): Promise<OutputOf<typeof register.count>> {
  const rows = await countFound(ctx.tx, await searchOf(ctx, input, { before: null, size: mostCounted + 1 }));
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  return {
    total: Math.min(total, mostCounted),
    more: total > mostCounted,
    stages: Object.fromEntries(rows.map((row) => [row.stage, row.count])),
  };
}

/** What a search of the register found, as it leaves the house. @throws letters.list-too-long {lines} */
const printer = listPrinter(async (ctx, input: Filters) => {
  const rows = await findLetters(ctx.tx, await searchOf(ctx, input, { before: null, size: mostLines + 1 }));
  ensure(rows.length <= mostLines, 'letters.list-too-long', { lines: mostLines });
  const agency = found(await currentAgency(ctx.tx));
  return layOut(ctx, agency.name, input, rows.map(presentRegisterRow));
});
export const printRegister = printer.pdf;
export const exportRegister = printer.sheet;

/** The columns of the printed register with their shares of the page. */
const columns = [
  ['number', 1.2],
  ['received', 1.65],
  ['letter-number', 2.2],
  ['letter-date', 1.65],
  ['sender', 2.6],
  ['subject', 3.7],
  ['class', 1.4],
  ['urgency', 1.3],
  ['stage', 2],
  ['deadline', 1.65],
] as const;

/** Beside the number, where the numbers of several books are listed. */
const bookColumn = ['book', 1.8] as const;

function layOut(ctx: Context, owner: string, filters: Filters, rows: readonly RegisterRow[]): PrintedList {
  const t = (key: string, params = {}) => ctx.locales.text(ctx.locale, key, params);
  const named = rows.some((row) => row.bookName !== null) && !filters.bookId;
  const cells = (row: RegisterRow) => [
    ...(named ? [row.bookName ?? ''] : []),
    `${row.agendaNumber}/${row.year}`,
    shortInstant(ctx, row.receivedAt),
    row.letterNumber ?? '',
    row.letterDate ? shortDay(row.letterDate) : '',
    row.sender,
    row.subject,
    t(`letters.class.${row.securityClass}`),
    t(`letters.urgency.${row.urgency}`),
    t(`letters.stage.${row.stage}`),
    row.deadline ? shortDay(row.deadline) : '',
  ];
  return {
    title: t('letters.list.title'),
    owner,
    detail: [t('letters.list.found', { count: rows.length }), ...filterWords(t, filters)].join(' · '),
    columns: [...(named ? [bookColumn] : []), ...columns].map(([name, share]) => ({
      heading: t(`letters.book.column.${name}`),
      share,
    })),
    rows: rows.map(cells),
  };
}

/** What the list was narrowed by, in words. */
function filterWords(t: (key: string) => string, filters: Filters): string[] {
  const days = [filters.from, filters.to].map((day) => (day ? shortDay(day) : '…'));
  return [
    filters.q ? `“${filters.q}”` : '',
    filters.from || filters.to ? days.join(' – ') : '',
    ...(filters.stage ?? []).map((one) => t(`letters.stage.${one}`)),
    ...(filters.urgency ?? []).map((one) => t(`letters.urgency.${one}`)),
    ...(filters.securityClass ?? []).map((one) => t(`letters.class.${one}`)),
    ...(filters.letterType ?? []),
    filters.overdue ? t('letters.list.overdue') : '',
  ].filter(Boolean);
}
