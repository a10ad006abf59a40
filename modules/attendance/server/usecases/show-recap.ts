import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { recaps } from '../../contract/recaps.ts';
import { pageByName } from '../name-cursor.ts';
import { namedRecap } from '../named-recap.ts';
import { unitsOfRecap } from '../recap-units.ts';
import { addSums } from '../rules/add-sums.ts';

/** Days of a unit and all below it added up. */
export async function showRecap(
  ctx: TxContext,
  { by, order, ...input }: InputOf<typeof recaps.recap>,
): Promise<OutputOf<typeof recaps.recap>> {
  const unitIds = await unitsOfRecap(ctx, input);
  const rows = await namedRecap(ctx.tx, by, input, unitIds);
  const ranked = order === 'name' ? rows : rows.map((row) => ({ ...row, rank: row.sums[order] }));
  const { shown, next } = pageByName(ranked, input);
  return {
    total: addSums(rows.map(({ sums }) => sums)),
    items: shown.map(({ id, name, sums }) => ({ id, name, sums })),
    next,
  };
}
