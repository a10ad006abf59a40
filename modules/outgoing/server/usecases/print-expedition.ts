import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { listPrinter, type PrintedList } from '#core/printing/print-list.ts';
import { shortDay } from '#core/printing/short-day.ts';
import type { Context } from '#core/session/context.ts';
import { currentAgency } from '#modules/organization/server/organization.api.ts';
import type { ExpeditionLine, registers } from '../../contract/registers.ts';
import { expeditionPage } from '../registers/expedition.queries.ts';
import { expeditionSearch, presentExpedition } from '../registers/read-expedition.ts';

type Filters = InputOf<typeof registers.printExpedition>;

/** The longest list that is printed at once. */
const mostLines = 2_000;

/** The expedition book as it leaves the house. @throws outgoing.list-too-long {lines} */
const printer = listPrinter(async (ctx, input: Filters) => {
  const search = await expeditionSearch(ctx, input, { edge: null, size: mostLines + 1 });
  const rows = await expeditionPage(ctx.tx, search);
  ensure(rows.length <= mostLines, 'outgoing.list-too-long', { lines: mostLines });
  const agency = found(await currentAgency(ctx.tx));
  return layOut(ctx, agency.name, input, await presentExpedition(ctx, rows));
});
export const printExpedition = printer.pdf;
export const exportExpedition = printer.sheet;

/** The last column stays empty: whoever takes the letter signs there. */
const columns = [
  ['number', 2.2],
  ['day', 1.5],
  ['subject', 3.2],
  ['name', 2.6],
  ['handed-at', 1.5],
  ['handed-to', 2.2],
  ['signature', 1.8],
] as const;

function layOut(
  ctx: Context,
  owner: string,
  filters: Filters,
  lines: readonly ExpeditionLine[],
): PrintedList {
  const t = (key: string, params = {}) => ctx.locales.text(ctx.locale, key, params);
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: ctx.actor.zone });
  const days = [filters.from, filters.to].map((day) => (day ? shortDay(day) : '…'));
  const detail = [
    t('outgoing.register.found', { count: lines.length }),
    filters.state ? t(`outgoing.expedition.${filters.state}`) : '',
    filters.from || filters.to ? days.join(' – ') : '',
  ];
  return {
    title: t('outgoing.expedition.title'),
    owner,
    detail: detail.filter(Boolean).join(' · '),
    columns: columns.map(([name, share]) => ({ heading: t(`outgoing.expedition.column.${name}`), share })),
    rows: lines.map((line) => [
      line.number,
      shortDay(line.letterDay),
      line.subject,
      line.isCopy ? `${line.name} (${t('outgoing.expedition.copy')})` : line.name,
      line.handedAt ? shortDay(dayOf.format(new Date(line.handedAt))) : '',
      line.handedTo ?? '',
      '',
    ]),
  };
}
