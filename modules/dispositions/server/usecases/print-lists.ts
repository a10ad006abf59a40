import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { listPrinter, type PrintedList } from '#core/printing/print-list.ts';
import { shortDay } from '#core/printing/short-day.ts';
import type { Context } from '#core/session/context.ts';
import { currentAgency } from '#modules/organization/server/organization.api.ts';
import type { dispositionLists } from '../../contract/lists.ts';
import type { DispositionRow } from '../../contract/views.ts';
import { listWhole } from '../list-page.ts';

type Filters = InputOf<typeof dispositionLists.inboxPdf>;
type Side = 'inbox' | 'given';

/** The longest list that is printed at once. */
const mostLines = 2_000;

/** A list of one side, as it leaves the house. @throws dispositions.list-too-long {lines} */
const printerOf = (side: Side) =>
  listPrinter(async (ctx, input: Filters) => {
    const rows = await listWhole(ctx, side, input, mostLines);
    ensure(rows.length <= mostLines, 'dispositions.list-too-long', { lines: mostLines });
    const agency = found(await currentAgency(ctx.tx));
    return layOut(ctx, agency.name, side, input, rows);
  });

export const { pdf: printInbox, sheet: exportInbox } = printerOf('inbox');
export const { pdf: printGiven, sheet: exportGiven } = printerOf('given');

/** The columns with their shares of the page. */
const columns = [
  ['letter', 3.5],
  ['from', 2],
  ['to', 2],
  ['said', 3],
  ['given', 1.2],
  ['deadline', 1.2],
  ['state', 1.4],
] as const;

function layOut(
  ctx: Context,
  owner: string,
  side: Side,
  filters: Filters,
  rows: readonly DispositionRow[],
): PrintedList {
  const t = (key: string, params = {}) => ctx.locales.text(ctx.locale, key, params);
  const words = [
    t('dispositions.list.rows', { count: rows.length }),
    filters.q ? `“${filters.q}”` : '',
    ...(filters.state ?? []).map((one) => t(`dispositions.state.${one}`)),
    ...(filters.urgency ?? []).map((one) => t(`dispositions.urgency.${one}`)),
    filters.overdue ? t('dispositions.list.overdue') : '',
  ];
  const cells = ({ letter, ...row }: DispositionRow) => [
    `${letter.agendaNumber}/${letter.year} · ${letter.sender} · ${letter.subject}`,
    row.fromPost.name,
    row.post.name,
    [...row.instructions.map((one) => one.text), row.note].filter(Boolean).join('; '),
    shortDay(dayIn(ctx.actor.zone, new Date(row.givenAt))),
    row.deadline ? shortDay(row.deadline) : '',
    t(`dispositions.state.${row.state}`),
  ];
  return {
    title: t(`dispositions.${side}.title`),
    owner,
    detail: words.filter(Boolean).join(' · '),
    columns: columns.map(([name, share]) => ({ heading: t(`dispositions.list.${name}`), share })),
    rows: rows.map(cells),
  };
}
