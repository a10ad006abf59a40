import { dayIn } from '../clock/clock.ts';
import type { FileAnswer, OutsideContext } from '../http/route.ts';
import type { Context, TxContext } from '../session/context.ts';
import { writeXlsx, xlsxSheet } from '../sheets/xlsx.ts';
import { renderPdf } from './render-pdf.ts';

/** A list as it leaves the house: on paper or as a sheet. */
export interface PrintedList {
  title: string;
  /** Whose it is: the agency. */
  owner: string;
  /** How it was filtered, and how many rows there are. */
  detail: string;
  /** Printed under it; stands in no sheet. */
  note?: string;
  /** `share` of the width of the page. */
  columns: readonly { heading: string; share: number }[];
  rows: readonly (readonly string[])[];
}

/** A printed form, whole in memory. */
interface PrintedFile extends FileAnswer {
  body: Buffer;
}

/**
 * Both forms of one list. It is read and laid out in a short transaction; the setting of the pages holds none.
 */
export function listPrinter<Input>(layOut: (ctx: TxContext, input: Input) => Promise<PrintedList>) {
  const printing =
    (form: (reader: Context, list: PrintedList) => Promise<PrintedFile>) =>
    async (ctx: OutsideContext, input: Input): Promise<PrintedFile> => {
      const { reader, list } = await ctx.transact('read', async (inner) => {
        const { tx: _, ...reader } = inner;
        return { reader, list: await layOut(inner, input) };
      });
      return form(reader, list);
    };
  return { pdf: printing(listPdf), sheet: printing(listSheet) };
}

/** The list as a tagged PDF, across the page. */
async function listPdf(ctx: Context, list: PrintedList): Promise<PrintedFile> {
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  const [year, month, day] = today.split('-').map(Number);
  const data = { ...list, language: ctx.locale, printed: { year, month, day } };
  return {
    body: await renderPdf('core/printing/list.typ', data, ctx.clock.now()),
    mediaType: 'application/pdf',
    fileName: `${list.title} ${today}.pdf`,
    inline: true,
  };
}

/** The list as a spreadsheet. */
async function listSheet(ctx: Context, list: PrintedList): Promise<PrintedFile> {
  const table = {
    name: list.title,
    title: [list.title, list.owner, list.detail],
    columns: list.columns.map(({ heading }, index) => ({
      heading,
      kind: 'text' as const,
      value: (row: readonly string[]) => row[index],
    })),
    rows: list.rows,
  };
  return {
    body: await writeXlsx([xlsxSheet(table, { zone: ctx.actor.zone, locale: ctx.locale })]),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${list.title} ${dayIn(ctx.actor.zone, ctx.clock.now())}.xlsx`,
  };
}
