import { dayIn } from '#core/clock/clock.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { writeCsv } from '#core/sheets/csv.ts';
import type { Column } from '#core/sheets/table.ts';
import { writeXlsx, xlsxSheet } from '#core/sheets/xlsx.ts';
import type { milestones } from '../../contract/milestones.ts';
import { milestoneScope, presentMilestones, type ShownMilestone } from '../coming-milestones.ts';
import { milestonesAfter } from '../milestones.queries.ts';
import { beginningOf, firstDay } from '../rules/milestone-place.ts';

/** More lines than an agency of ten thousand has within a few years. */
const mostLines = 50_000;
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What comes, as it was filtered, as a sheet in the words of offices. */
export async function exportMilestones(
  ctx: OutsideContext,
  { format, from, ...asked }: InputOf<typeof milestones.export>,
): Promise<FileAnswer> {
  const { table, zone, day } = await ctx.transact('read', async (inner) => {
    const scope = await milestoneScope(inner, asked);
    const question = { ...scope, after: beginningOf(from ?? firstDay) };
    const rows = await presentMilestones(inner, await milestonesAfter(inner.tx, question, mostLines));
    const { zone } = inner.actor;
    return {
      table: { name: 'yang akan datang', columns: columnsOf(inner), rows },
      ...{ zone, day: dayIn(zone, inner.clock.now()) },
    };
  });
  const options = { zone, locale: 'id' } as const;
  const fileName = `yang-akan-datang-${day}.${format}`;
  return format === 'csv'
    ? { body: Buffer.from(writeCsv(table, options)), mediaType: 'text/csv; charset=utf-8', fileName }
    : { body: await writeXlsx([xlsxSheet(table, options)]), mediaType: sheetType, fileName };
}

function columnsOf({ locales }: TxContext): Column<ShownMilestone>[] {
  const say = (key: string) => locales.text('id', `staff.${key}`);
  const text = (heading: string, value: (row: ShownMilestone) => string | null): Column<ShownMilestone> => ({
    heading: say(`coming.${heading}`),
    kind: 'text',
    value,
  });
  return [
    { heading: say('coming.day'), kind: 'day', value: ({ day }) => day },
    text('what', ({ what }) => say(`milestone.${what}`)),
    text('name', ({ person }) => person.name),
    text('nip', ({ nip }) => nip),
    text('unit', ({ unitName }) => unitName),
    { heading: say('coming.heldBack'), kind: 'flag', value: ({ heldBack }) => heldBack },
    text('why', ({ why }) => why.map((code) => say(`why.${code}`)).join(' ')),
    text('basis', ({ basis }) => basis.join('; ')),
  ];
}
