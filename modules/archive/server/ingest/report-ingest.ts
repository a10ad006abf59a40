import { found } from '#core/contract/errors.ts';
import { listPrinter, type PrintedList } from '#core/printing/print-list.ts';
import type { TxContext } from '#core/session/context.ts';
import { currentAgency, unitNames } from '#modules/organization/server/organization.api.ts';
import type { IngestId } from '../../contract/ingest-terms.ts';
import { recordsByIds } from '../records/records.queries.ts';
import { countItems, type ItemRecord, itemsOf } from './ingests.queries.ts';
import { loadIngest } from './show-ingest.ts';

const atOnce = 2_000;
/** On paper stands what failed or waits, up to so many lines; the sheet has every item. */
const mostOnPaper = 2_000;

const columns = [
  ['row', 0.6],
  ['name', 3],
  ['state', 1.2],
  ['why', 3],
  ['record', 3],
  ['dossier', 1],
] as const;

function reportOf(everything: boolean) {
  return async (ctx: TxContext, input: { ingestId: IngestId }): Promise<PrintedList> => {
    const { tx, locales, locale } = ctx;
    const t = (key: string, params: Record<string, unknown> = {}) => locales.text(locale, key, params);
    const ingest = await loadIngest(ctx, input.ingestId);
    const { counts } = (await countItems(tx, [ingest.id]))(ingest.id);
    const rows: string[][] = [];
    for (let after = 0; ; ) {
      const items = await itemsOf(tx, ingest.id, { after, size: atOnce });
      if (items.length === 0 || (!everything && rows.length >= mostOnPaper)) break;
      after = items.at(-1)!.position;
      rows.push(...(await linesOf(ctx, everything ? items : items.filter(({ state }) => state !== 'filed'))));
    }
    const agency = found(await currentAgency(tx));
    const unit = (await unitNames(tx, [ingest.unit_id])).get(ingest.unit_id) ?? '—';
    const sums = Object.entries(counts).map(
      ([state, items]) => `${t(`archive.ingest.state.${state}`)}: ${items}`,
    );
    return {
      title: t('archive.ingest.report'),
      owner: `${agency.name} · ${unit}`,
      detail: [ingest.name, ...sums].join(' · '),
      columns: columns.map(([name, share]) => ({ heading: t(`archive.ingest.column.${name}`), share })),
      rows: everything ? rows : rows.slice(0, mostOnPaper),
    };
  };
}

async function linesOf(ctx: TxContext, items: readonly ItemRecord[]): Promise<string[][]> {
  const t = (key: string, params: Record<string, unknown> = {}) => ctx.locales.text(ctx.locale, key, params);
  const ids = items.flatMap(({ record_id }) => record_id ?? []);
  const records = new Map(
    (ids.length > 0 ? await recordsByIds(ctx.tx, ids) : []).map((row) => [row.id, row]),
  );
  return items.map((item) => {
    const record = item.record_id ? records.get(item.record_id) : undefined;
    return [
      String(item.row_number ?? item.position),
      item.name,
      t(`archive.ingest.state.${item.state}`),
      item.faults.map(({ code, params }) => t(`errors.${code}`, params ?? {})).join(' '),
      record?.title ?? '',
      record ? `${record.dossier_number}/${record.dossier_year}` : '',
    ];
  });
}

export const exportIngest = listPrinter(reportOf(true)).sheet;
export const printIngest = listPrinter(reportOf(false)).pdf;
