import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { writeXlsx, xlsxSheet } from '#core/sheets/xlsx.ts';
import { recaps } from '../../contract/recaps.ts';
import { recapSheet } from '../recap-sheet.ts';

/** The recap by person for pay, as a spreadsheet. */
export async function exportRecap(
  ctx: OutsideContext,
  input: InputOf<typeof recaps.exportXlsx>,
): Promise<FileAnswer> {
  const { table, reader, fileName } = await recapSheet(ctx, input);
  const body = await writeXlsx([xlsxSheet(table, { zone: reader.actor.zone, locale: reader.locale })]);
  return { body, mediaType: recaps.exportXlsx.produces, fileName: `${fileName}.xlsx` };
}
