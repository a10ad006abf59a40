import type { PersonId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { Context } from '#core/session/context.ts';
import type { Column, Table } from '#core/sheets/table.ts';
import { employeesByIds, unitNames } from '#modules/organization/server/organization.api.ts';
import type { RecapRow, recaps, Sums } from '../contract/recaps.ts';
import { namedRecap } from './named-recap.ts';
import { unitsOfRecap } from './recap-units.ts';

interface PayRow extends RecapRow {
  nip: string | null;
}

const figures = [
  ...(['workingDays', 'present', 'late', 'early', 'noCheckIn', 'noCheckOut', 'absentDays'] as const),
  ...(['duty', 'meeting', 'study', 'leave', 'permission', 'sick', 'remote'] as const),
  ...(['workedMinutes', 'lateMinutes', 'earlyMinutes', 'extraMinutes'] as const),
] as const satisfies readonly (keyof Sums)[];

/** The recap by person for pay, with the words of the reader. */
export async function recapSheet(
  ctx: OutsideContext,
  input: InputOf<typeof recaps.exportXlsx>,
): Promise<{ table: Table<PayRow>; reader: Context; fileName: string }> {
  return ctx.transact('read', async (inner) => {
    const unitIds = await unitsOfRecap(inner, input);
    const rows = await namedRecap(inner.tx, 'person', input, unitIds);
    const [people, units] = await Promise.all([
      employeesByIds(
        inner.tx,
        rows.map(({ id }) => id as PersonId),
      ),
      unitNames(inner.tx, [input.unitId]),
    ]);
    const word = (key: string) => inner.locales.text(inner.locale, `attendance.recap.${key}`);
    const title = word('title');
    const period = `${input.from} – ${input.until}`;
    const table: Table<PayRow> = {
      name: title,
      title: [title, units.get(input.unitId) ?? '', period],
      columns: columns(word),
      rows: rows
        .map((row) => ({ ...row, nip: people.get(row.id as PersonId)?.nip ?? null }))
        .sort((one, other) => (one.name < other.name ? -1 : 1)),
    };
    return { table, reader: inner, fileName: `${title} ${input.from} ${input.until}` };
  });
}

function columns(word: (key: string) => string): Column<PayRow>[] {
  return [
    { heading: word('nip'), kind: 'text', value: (row) => row.nip },
    { heading: word('name'), kind: 'text', value: (row) => row.name },
    ...figures.map(
      (figure): Column<PayRow> => ({
        heading: word(figure),
        kind: 'number',
        value: (row) => row.sums[figure],
      }),
    ),
    { heading: word('deduction'), kind: 'number', value: (row) => row.sums.deduction / 100 },
    { heading: word('awaits'), kind: 'number', value: (row) => row.sums.awaits },
  ];
}
