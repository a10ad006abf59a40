import { ensure, found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { listPrinter, type PrintedList } from '#core/printing/print-list.ts';
import { shortDay } from '#core/printing/short-day.ts';
import type { TxContext } from '#core/session/context.ts';
import { currentAgency, unitNames } from '#modules/organization/server/organization.api.ts';
import type { archiveLists } from '../../contract/records.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { ownUnits } from '../dossiers/own-units.ts';
import { recordsOfDossier } from '../records/records.queries.ts';
import { type ListFilters, type PrintedDossier, printedDossiers } from './lists.queries.ts';

/** The longest list that is printed at once. */
const mostLines = 2_000;

type Filters = InputOf<typeof archiveLists.activePdf>;
type Text = (key: string, params?: Record<string, unknown>) => string;

const textOf =
  (ctx: TxContext): Text =>
  (key, params = {}) =>
    ctx.locales.text(ctx.locale, key, params);

interface Column<Row> {
  name: string;
  share: number;
  cell: (row: Row, t: Text) => string;
}

/** From the first record to the last: "3 Jan 2024 – 9 Mar 2025", or the year of the dossier where no record has a day. */
function span({ first_on, last_on, year }: PrintedDossier): string {
  if (!first_on || !last_on) return String(year);
  return first_on === last_on ? shortDay(first_on) : `${shortDay(first_on)} – ${shortDay(last_on)}`;
}

const numberOf = (row: PrintedDossier) => `${row.number}/${row.year}`;
const note = (row: PrintedDossier, t: Text) =>
  [
    row.permanent ? t('archive.list.permanent') : '',
    row.vital ? t('archive.list.vital') : '',
    row.safeguarded ? t('archive.list.safeguarded') : '',
    row.held ? t('archive.state.held') : '',
  ]
    .filter(Boolean)
    .join(', ');

/** Daftar arsip aktif: the columns that Permenko Polhukam 3/2024 and the guide of the DPR (form 7) share. */
const activeColumns: readonly Column<PrintedDossier>[] = [
  { name: 'number', share: 1.1, cell: numberOf },
  { name: 'code', share: 1.3, cell: (row) => row.code },
  { name: 'title', share: 4.4, cell: (row) => row.title },
  { name: 'span', share: 2.2, cell: span },
  { name: 'amount', share: 1.1, cell: (row, t) => t('archive.list.items', { count: row.records }) },
  {
    name: 'note',
    share: 1.6,
    cell: (row, t) => [t(`archive.state.${row.state}`), note(row, t)].filter(Boolean).join(', '),
  },
];

/** Daftar arsip inaktif: besides them how long it is kept, where, on what and how secret. */
const inactiveColumns: readonly Column<PrintedDossier>[] = [
  ...activeColumns.slice(0, 5),
  {
    name: 'kept',
    share: 2,
    cell: (row, t) =>
      row.inactive_until
        ? `${shortDay(row.inactive_until)}, ${row.fate ? t(`archive.fate.${row.fate}`) : '—'}`
        : '—',
  },
  { name: 'place', share: 2, cell: (row) => row.place ?? '' },
  {
    name: 'medium',
    share: 1.3,
    cell: (row, t) => (row.media ?? []).map((one) => t(`archive.medium.${one}`)).join(', '),
  },
  { name: 'class', share: 1, cell: (row) => row.security_class },
  { name: 'note', share: 1.4, cell: note },
];

/** @throws archive.list-too-long {lines} */
function dossierList(kind: 'active' | 'inactive', columns: readonly Column<PrintedDossier>[]) {
  return listPrinter(async (ctx, input: Filters): Promise<PrintedList> => {
    const t = textOf(ctx);
    const rows = await printedDossiers(ctx.tx, await filtersOf(ctx, input), kind, mostLines + 1);
    ensure(rows.length <= mostLines, 'archive.list-too-long', { lines: mostLines });
    const agency = found(await currentAgency(ctx.tx));
    const units = await unitNames(ctx.tx, [...new Set(rows.map((row) => row.unit_id as UnitId))]);
    const unitColumn: Column<PrintedDossier> = {
      name: 'unit',
      share: 1.8,
      cell: (row) => units.get(row.unit_id as UnitId) ?? '—',
    };
    const shown = units.size > 1 ? [unitColumn, ...columns] : columns;
    const unit = units.size === 1 ? [...units.values()][0] : undefined;
    return {
      title: t(`archive.list.${kind}`),
      owner: agency.name,
      detail: [unit, ...filterWords(t, input), t('archive.list.found', { count: rows.length })]
        .filter(Boolean)
        .join(' · '),
      columns: shown.map(({ name, share }) => ({ heading: t(`archive.list.column.${name}`), share })),
      rows: rows.map((row) => shown.map(({ cell }) => cell(row, t))),
    };
  });
}

const filtersOf = async (ctx: TxContext, input: Filters): Promise<ListFilters> => ({
  classes: input.securityClass ?? null,
  units: input.mine ? await ownUnits(ctx) : null,
  q: input.q || null,
  unit: input.unitId ?? null,
  code: input.code || null,
  year: input.year ?? null,
  states: input.state ?? null,
  custody: input.custody ?? null,
});

function filterWords(t: Text, { q, code, year, state, custody, securityClass }: Filters): string[] {
  return [
    q ? `“${q}”` : '',
    code ?? '',
    year ? String(year) : '',
    ...(state ?? []).map((one) => t(`archive.state.${one}`)),
    custody ? t(`archive.custody.${custody}`) : '',
    ...(securityClass ?? []).map((one) => t(`letters.class.${one}`)),
  ].filter(Boolean);
}

const active = dossierList('active', activeColumns);
export const printActive = active.pdf;
export const exportActive = active.sheet;
const inactive = dossierList('inactive', inactiveColumns);
export const printInactive = inactive.pdf;
export const exportInactive = inactive.sheet;

/** Daftar isi berkas: item, description, day, copy state, note, under the head of its dossier. */
const contents = listPrinter(
  async (ctx, input: InputOf<typeof archiveLists.contentsPdf>): Promise<PrintedList> => {
    const t = textOf(ctx);
    const { row } = await loadDossier(ctx, input.dossierId);
    const lines = await recordsOfDossier(ctx.tx, input.dossierId, 0, mostLines + 1);
    ensure(lines.length <= mostLines, 'archive.list-too-long', { lines: mostLines });
    const agency = found(await currentAgency(ctx.tx));
    const units = await unitNames(ctx.tx, [row.unit_id as UnitId]);
    const columns = [
      ['item', 0.8],
      ['title', 4.6],
      ['record-number', 2.2],
      ['date', 1.5],
      ['copy-state', 1.3],
      ['note', 1.6],
    ] as const;
    return {
      title: t('archive.list.contents'),
      owner: `${agency.name} · ${units.get(row.unit_id as UnitId) ?? '—'}`,
      detail: [`${row.number}/${row.year}`, row.code, row.title].join(' · '),
      columns: columns.map(([name, share]) => ({ heading: t(`archive.list.column.${name}`), share })),
      rows: lines.map((line) => [
        String(line.item_number),
        line.party ? `${line.title} (${line.party})` : line.title,
        line.number ?? '',
        line.record_date ? shortDay(line.record_date) : '',
        t(`archive.copy-state.${line.copy_state}`),
        [t(`archive.medium.${line.medium}`), line.code === row.code ? '' : line.code]
          .filter(Boolean)
          .join(', '),
      ]),
    };
  },
);
export const printContents = contents.pdf;
export const exportContents = contents.sheet;
