import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { renderPdf } from '#core/printing/render-pdf.ts';
import { shortDay } from '#core/printing/short-day.ts';
import type { TxContext } from '#core/session/context.ts';
import { currentAgency, peopleByIds, unitNames } from '#modules/organization/server/organization.api.ts';
import type { disposal } from '../../contract/disposal.ts';
import { disposalLaw } from '../rules/disposal/disposal-law.ts';
import { type DisposalList, openItems } from '../rules/disposal/disposal-list.ts';
import { loadList } from './act-on-list.ts';
import { type ItemLineRow, itemLines } from './due.queries.ts';
import { hiddenItems } from './lists.queries.ts';
import { peopleOf } from './show-disposal.ts';

/** The most items of one printed report. */
const mostItems = 5_000;

/** Berita acara with its list: read in one short transaction, set in none. */
export async function printDisposalReport(
  ctx: OutsideContext,
  input: InputOf<typeof disposal.printReport>,
): Promise<FileAnswer> {
  const sheet = await ctx.transact('read', (inner) => layOut(inner, input));
  return {
    body: await renderPdf('modules/archive/printing/disposal-report.typ', sheet, ctx.clock.now()),
    mediaType: 'application/pdf',
    fileName: `${sheet.title} ${sheet.number.replaceAll(/[^\w.-]+/g, '-')}.pdf`,
    inline: true,
  };
}

async function layOut(ctx: TxContext, { listId }: InputOf<typeof disposal.printReport>) {
  const { tx } = ctx;
  const { list } = await loadList(ctx, listId);
  ensure(list.report, 'archive.step-missing', { step: 'report-opened' });
  const hidden = await hiddenItems(tx, listId);
  ensure(hidden === 0, 'archive.items-hidden', { count: hidden });
  const lines = (await itemLines(tx, listId, null, mostItems + 1)).filter(({ droppedOn }) => !droppedOn);
  ensure(lines.length <= mostItems, 'archive.list-too-long');
  const [people, units, agency] = await Promise.all([
    peopleByIds(tx, peopleOf(list)),
    unitNames(tx, [...new Set(lines.map((row) => row.unitId as UnitId))]),
    currentAgency(tx),
  ]);
  const text = (key: string, values: Record<string, string | number> = {}) =>
    ctx.locales.text(ctx.locale, key, values);
  const name = (who: PersonId) => people.get(who)?.name ?? '—';
  const [year, month, day] = dayIn(ctx.actor.zone, ctx.clock.now()).split('-').map(Number);
  const column = (one: string, share: number) => ({ heading: text(`archive.report.column.${one}`), share });
  return {
    title: text(`archive.report.title.${list.kind}`),
    owner: found(agency).name,
    number: list.report.number,
    'number-label': text('archive.report.number'),
    language: ctx.locale,
    printed: { year, month, day },
    opening: text(`archive.report.opening.${list.kind}`, {
      day: shortDay(list.report.on),
      count: openItems(list).length,
    }),
    closing: text(list.secondExecution ? 'archive.report.closing' : 'archive.report.not-executed'),
    facts: factsOf(list, text, name),
    hands: handsOf(list, text, name),
    'list-title': text('archive.report.list'),
    columns: [
      column('order', 0.7),
      column('number', 1.2),
      column('code', 1.4),
      column('title', 4.4),
      column('unit', 2.4),
      column('until', 1.4),
    ],
    rows: lines.map((row: ItemLineRow, at) => [
      String(at + 1),
      `${row.number}/${row.year}`,
      row.code,
      row.title,
      units.get(row.unitId) ?? '—',
      shortDay((list.kind === 'transfer' ? row.activeUntil : row.inactiveUntil) ?? '') || '',
    ]),
  };
}

type Text = (key: string, values?: Record<string, string | number>) => string;
type Name = (who: PersonId) => string;

/** The decisions that the report rests on, each with number and day. */
function factsOf(list: DisposalList, text: Text, name: Name): [string, string][] {
  const label = (key: string) => text(`archive.report.fact.${key}`);
  const numbered = (one: { number: string; on: string }) => `${one.number}, ${shortDay(one.on)}`;
  const facts: [string, string | null][] = [
    [label('decree'), list.panel && numbered(list.panel.decree)],
    [label('panel'), list.panel?.members.map(({ personId }) => name(personId)).join(', ') ?? null],
    [label('consideration'), list.consideration && numbered(list.consideration)],
    ...list.approvals.map((one): [string, string] => [
      text('archive.report.fact.approval', { authority: text(`archive.authority.${one.authority}`) }),
      `${one.number}, ${shortDay(one.letterOn)}`,
    ]),
    [label('stipulation'), list.stipulation && numbered(list.stipulation)],
    [
      label('first'),
      list.firstExecution && `${name(list.firstExecution.by)}, ${shortDay(list.firstExecution.on)}`,
    ],
    [
      label('second'),
      list.secondExecution && `${name(list.secondExecution.by)}, ${shortDay(list.secondExecution.on)}`,
    ],
  ];
  return facts.filter((one): one is [string, string] => one[1] !== null);
}

/** Witnesses and signers: who is there already, and an empty place for who is not. */
function handsOf(list: DisposalList, text: Text, name: Name) {
  const witnesses = disposalLaw.procedures[list.kind].steps.includes('witnessed')
    ? (['legal-witness', 'supervision-witness'] as const)
    : [];
  const there = [...list.witnesses, ...list.signatures];
  const roles = [...witnesses, ...disposalLaw.procedures[list.kind].signers];
  return roles.flatMap((role) => {
    const hands = there.filter((one) => one.role === role);
    const title = text(`archive.role.${role}`);
    if (hands.length === 0) return [{ role: title, name: '', day: '' }];
    return hands.map(({ by, on }) => ({ role: title, name: name(by), day: shortDay(on) }));
  });
}
