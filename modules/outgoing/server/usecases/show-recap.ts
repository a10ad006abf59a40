import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { listPrinter } from '#core/printing/print-list.ts';
import { currentAgency, unitNames } from '#modules/organization/server/organization.api.ts';
import type { registers } from '../../contract/registers.ts';
import { readRecap } from '../registers/read-recap.ts';

/** Signed letters of a year by unit, kind and month, and what is not finished. */
export { readRecap as showRecap } from '../registers/read-recap.ts';

const columns = [
  ['unit', 3],
  ['kind', 2.4],
  ['month', 1.6],
  ['signed', 1.2],
  ['sent-late', 1.4],
  ['median', 1.4],
] as const;

const printer = listPrinter(async (ctx, input: InputOf<typeof registers.printRecap>) => {
  const t = (key: string, params = {}) => ctx.locales.text(ctx.locale, key, params);
  const number = new Intl.NumberFormat(ctx.locale);
  const month = new Intl.DateTimeFormat(ctx.locale, { month: 'long', timeZone: 'UTC' });
  const { lines } = await readRecap(ctx, input);
  const { unitId } = input;
  const unit = unitId && (await unitNames(ctx.tx, [unitId])).get(unitId);
  const total = lines.reduce((sum, line) => sum + line.signed, 0);
  return {
    title: t('outgoing.recap.title'),
    owner: found(await currentAgency(ctx.tx)).name,
    detail: [String(input.year), unit ?? '', t('outgoing.register.found', { count: total })]
      .filter(Boolean)
      .join(' · '),
    columns: columns.map(([name, share]) => ({ heading: t(`outgoing.recap.column.${name}`), share })),
    rows: lines.map((line) => [
      line.unitName,
      line.kindName,
      month.format(new Date(Date.UTC(input.year, line.month - 1, 15))),
      number.format(line.signed),
      number.format(line.sentLate),
      number.format(line.medianDays),
    ]),
  };
});
export const printRecap = printer.pdf;
export const exportRecap = printer.sheet;
