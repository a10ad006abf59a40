import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import { listPrinter, type PrintedList } from '#core/printing/print-list.ts';
import { shortDay } from '#core/printing/short-day.ts';
import type { TxContext } from '#core/session/context.ts';
import { currentAgency, peopleByIds, unitNames } from '#modules/organization/server/organization.api.ts';
import type { MarkedRow, retention } from '../../contract/retention.ts';
import { markRegister, type RegisterRow } from './marks.queries.ts';

/** The most lines of one printed register. */
const mostPrinted = 5_000;

export async function listMarked(
  ctx: TxContext,
  input: InputOf<typeof retention.register>,
): Promise<OutputOf<typeof retention.register>> {
  const page = uuidPage(
    input,
    await markRegister(ctx.tx, input.mark, cursorId(input.cursor), input.size + 1),
  );
  return { items: await presentMarked(ctx, page.rows), next: page.next };
}

async function presentMarked(ctx: TxContext, rows: readonly RegisterRow[]): Promise<MarkedRow[]> {
  const [people, units] = await Promise.all([
    peopleByIds(ctx.tx, [...new Set(rows.map((row) => row.set_by))]),
    unitNames(ctx.tx, [...new Set(rows.map((row) => row.unit_id as UnitId))]),
  ]);
  return rows.map((row) => ({
    id: row.id,
    dossierId: row.dossier_id,
    recordId: row.record_id,
    mark: row.mark,
    category: row.category,
    reason: row.reason,
    by: people.get(row.set_by as PersonId) ?? { id: row.set_by, name: '—' },
    at: row.set_at.toISOString(),
    unitName: units.get(row.unit_id as UnitId) ?? '—',
    year: row.year,
    number: row.number,
    code: row.code,
    title: row.title,
    recordTitle: row.record_title,
  }));
}

/** Daftar arsip vital, daftar arsip terjaga: on paper and as a sheet. */
export const registerPrinter = listPrinter(
  async (ctx: TxContext, { mark }: InputOf<typeof retention.printRegister>): Promise<PrintedList> => {
    const text = (key: string, values: Record<string, string | number> = {}) =>
      ctx.locales.text(ctx.locale, key, values);
    const rows = await markRegister(ctx.tx, mark, null, mostPrinted + 1);
    ensure(rows.length <= mostPrinted, 'archive.list-too-long');
    const shown = await presentMarked(ctx, rows);
    const columns: [string, number][] = [
      ['number', 1],
      ['code', 1.4],
      ['title', 4],
      ['unit', 2.4],
      ['category', 1.8],
      ['reason', 2.6],
      ['since', 1.4],
    ];
    return {
      title: text(`archive.register.${mark}`),
      owner: found(await currentAgency(ctx.tx)).name,
      detail: text('archive.register.detail', { count: shown.length }),
      columns: columns.map(([name, share]) => ({ heading: text(`archive.register.column.${name}`), share })),
      rows: shown.map((row) => [
        `${row.number}/${row.year}`,
        row.code,
        row.recordTitle ? `${row.title}: ${row.recordTitle}` : row.title,
        row.unitName,
        row.category ? text(`archive.category.${row.category}`) : '',
        row.reason,
        shortDay(dayIn(ctx.actor.zone, new Date(row.at))),
      ]),
    };
  },
);
