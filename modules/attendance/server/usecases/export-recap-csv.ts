import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { writeCsv } from '#core/sheets/csv.ts';
import { recaps } from '../../contract/recaps.ts';
import { recapSheet } from '../recap-sheet.ts';

/** The recap by person for pay, as CSV. */
export async function exportRecapCsv(
  ctx: OutsideContext,
  input: InputOf<typeof recaps.exportCsv>,
): Promise<FileAnswer> {
  const { table, reader, fileName } = await recapSheet(ctx, input);
  const body = writeCsv(table, { zone: reader.actor.zone, locale: reader.locale });
  return { body: Buffer.from(body), mediaType: recaps.exportCsv.produces, fileName: `${fileName}.csv` };
}
