import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { listPrinter, type PrintedList } from '#core/printing/print-list.ts';
import { shortDay } from '#core/printing/short-day.ts';
import type { Context, TxContext } from '#core/session/context.ts';
import { currentAgency } from '#modules/organization/server/organization.api.ts';
import type { RegisterLine, registers } from '../../contract/registers.ts';
import { recipientNames } from '../printing/recipient-names.ts';
import { presentLines, searchOf } from '../registers/read-register.ts';
import { recipientsOfLetters, registerPage } from '../registers/register.queries.ts';
import { openRecipients } from '../rules/sending/open-recipients.ts';

type Filters = InputOf<typeof registers.print>;

/** The longest list that is printed at once. */
const mostLines = 2_000;

/** What a search of the register found, as it leaves the house. @throws outgoing.list-too-long {lines} */
const printer = listPrinter(async (ctx, input: Filters) => {
  const rows = await registerPage(ctx.tx, await searchOf(ctx, input, { edge: null, size: mostLines + 1 }));
  ensure(rows.length <= mostLines, 'outgoing.list-too-long', { lines: mostLines });
  const agency = found(await currentAgency(ctx.tx));
  const lines = await presentLines(ctx, rows);
  return layOut(ctx, agency.name, input, await withAllRecipients(ctx, lines));
});
export const printRegister = printer.pdf;
export const exportRegister = printer.sheet;

/** A list on screen names the first recipients; a book names all. */
async function withAllRecipients({ tx }: TxContext, lines: readonly RegisterLine[]): Promise<RegisterLine[]> {
  const known = await recipientsOfLetters(
    tx,
    lines.map(({ id }) => id),
  );
  const names = await recipientNames(
    tx,
    lines.map(({ id }) => openRecipients(known.get(id) ?? [])),
  );
  return lines.map((line, at) => ({ ...line, to: names[at]!.join('; ') }));
}

/** The columns of the printed register with their shares of the page. */
const columns = [
  ['number', 2.4],
  ['day', 1.6],
  ['kind', 1.6],
  ['subject', 3.6],
  ['to', 2.6],
  ['unit', 2.2],
  ['class', 1.3],
  ['sent', 1.6],
  ['ended', 1.3],
] as const;

function layOut(ctx: Context, owner: string, filters: Filters, lines: readonly RegisterLine[]): PrintedList {
  const t = (key: string, params = {}) => ctx.locales.text(ctx.locale, key, params);
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: ctx.actor.zone });
  const days = [filters.from, filters.to].map((day) => (day ? shortDay(day) : '…'));
  const detail = [
    t('outgoing.register.found', { count: lines.length }),
    filters.q ? `“${filters.q}”` : '',
    filters.from || filters.to ? days.join(' – ') : '',
    ...(filters.kindCode ?? []),
    ...(filters.securityClass ?? []).map((one) => t(`letters.class.${one}`)),
    filters.timeStamp ? t(`outgoing.timeStamp.${filters.timeStamp}`) : '',
  ];
  return {
    title: t('outgoing.register.title'),
    owner,
    detail: detail.filter(Boolean).join(' · '),
    columns: columns.map(([name, share]) => ({ heading: t(`outgoing.register.column.${name}`), share })),
    rows: lines.map((line) => [
      line.number,
      shortDay(line.letterDay),
      line.kindName,
      line.subject,
      line.to,
      line.unitName,
      t(`letters.class.${line.securityClass}`),
      line.sentAt ? shortDay(dayOf.format(new Date(line.sentAt))) : '',
      [
        line.ended && t(`outgoing.ended.${line.ended}`),
        line.timeStamp && t(`outgoing.timeStamp.${line.timeStamp}`),
      ]
        .filter(Boolean)
        .join(', '),
    ]),
  };
}
