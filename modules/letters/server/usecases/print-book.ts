import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { shortDay } from '#core/printing/short-day.ts';
import type { Context } from '#core/session/context.ts';
import type { Table } from '#core/sheets/table.ts';
import { writeXlsx, xlsxSheet } from '#core/sheets/xlsx.ts';
import { classificationTitles } from '#modules/archive/server/archive.api.ts';
import { currentAgency, unitNames } from '#modules/organization/server/organization.api.ts';
import type { BookEntry, books } from '../../contract/books.ts';
import { loadBook, type Period, readEntries } from '../load-book.ts';
import { showLetter } from '../load-letter.ts';
import {
  agendaCells,
  agendaColumns,
  agendaPdf,
  bookCards,
  cardHeadings,
  cardsPdf,
  controlCardPdf,
  expeditionCells,
  expeditionColumns,
  expeditionPdf,
  type FormHead,
  receiptPdf,
} from '../print-forms.ts';

type PrintInput = InputOf<typeof books.agendaPdf>;

/** The longest book that is printed at once; a longer one is printed month by month. */
const mostLines = 5_000;
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Printed {
  ctx: Context;
  head: FormHead;
  entries: BookEntry[];
  /** Of a classification code, in the list of the end of the year. */
  titleOf: (code: string | null) => string | null;
}

/** Reads what is to be printed in a short transaction; the setting of the pages holds none. */
async function gather(ctx: OutsideContext, input: PrintInput): Promise<Printed> {
  return ctx.transact('read', async (inner) => {
    const book = await loadBook(inner, input.bookId);
    const agency = found(await currentAgency(inner.tx));
    const entries = await readEntries(inner, input, 0, mostLines + 1);
    ensure(entries.length <= mostLines, 'letters.book-too-long', { lines: mostLines });
    const titleOf = await classificationTitles(inner.tx, `${input.year}-12-31`);
    const { tx: _, ...rest } = inner;
    return {
      ctx: rest,
      head: { agencyName: agency.name, bookName: book.name, period: periodWords(input) },
      entries,
      titleOf,
    };
  });
}

function periodWords({ year, from, to }: Period): string {
  return from || to ? [from, to].map((day) => (day ? shortDay(day) : '…')).join(' – ') : String(year);
}

export async function printAgenda(ctx: OutsideContext, input: PrintInput): Promise<FileAnswer> {
  const { ctx: reader, head, entries } = await gather(ctx, input);
  return agendaPdf(reader, head, entries);
}

export async function printExpedition(ctx: OutsideContext, input: PrintInput): Promise<FileAnswer> {
  const { ctx: reader, head, entries } = await gather(ctx, input);
  return expeditionPdf(reader, head, entries);
}

export async function exportAgenda(ctx: OutsideContext, input: PrintInput): Promise<FileAnswer> {
  const { ctx: reader, head, entries } = await gather(ctx, input);
  return sheet(
    reader,
    'letters.book.agenda',
    head,
    agendaColumns(reader),
    entries.map((entry) => agendaCells(reader, entry)),
  );
}

export async function exportExpedition(ctx: OutsideContext, input: PrintInput): Promise<FileAnswer> {
  const { ctx: reader, head, entries } = await gather(ctx, input);
  const lines = entries.filter((entry) => entry.stage !== 'cancelled');
  return sheet(
    reader,
    'letters.book.expedition',
    head,
    expeditionColumns(reader),
    lines.map((entry) => expeditionCells(reader, entry)),
  );
}

/** A page a card: more of them are printed month by month. */
const mostCards = 500;

export async function printCards(ctx: OutsideContext, input: PrintInput): Promise<FileAnswer> {
  const { ctx: reader, head, entries, titleOf } = await gather(ctx, input);
  const cards = bookCards(reader, input.year, entries, titleOf);
  ensure(cards.length <= mostCards, 'letters.book-too-long', { lines: mostCards });
  return cardsPdf(reader, head.agencyName, cards, `kartu-kendali-${head.period}.pdf`);
}

export async function exportCards(ctx: OutsideContext, input: PrintInput): Promise<FileAnswer> {
  const { ctx: reader, head, entries, titleOf } = await gather(ctx, input);
  const cards = bookCards(reader, input.year, entries, titleOf);
  return sheet(reader, 'letters.book.control-card', head, cardHeadings(reader), cards);
}

async function sheet(
  ctx: Context,
  titleKey: string,
  head: FormHead,
  columns: string[],
  rows: string[][],
): Promise<FileAnswer> {
  const title = ctx.locales.text(ctx.locale, titleKey);
  const table: Table<string[]> = {
    name: title,
    title: [title, head.agencyName, `${head.bookName} · ${head.period}`],
    columns: columns.map((heading, index) => ({ heading, kind: 'text', value: (row) => row[index] })),
    rows,
  };
  const body = await writeXlsx([xlsxSheet(table, { zone: ctx.actor.zone, locale: ctx.locale })]);
  return { body, mediaType: sheetType, fileName: `${title} ${head.period}.xlsx` };
}

/** The control card of a letter that the actor may read. */
export async function printControlCard(
  ctx: OutsideContext,
  input: InputOf<typeof books.controlCard>,
): Promise<FileAnswer> {
  const { reader, agencyName, letter } = await gatherLetter(ctx, input.letterId);
  return controlCardPdf(reader, agencyName, letter);
}

/** The receipt for who delivered the letter. */
export async function printReceipt(
  ctx: OutsideContext,
  input: InputOf<typeof books.receipt>,
): Promise<FileAnswer> {
  const { reader, agencyName, unitName, letter } = await gatherLetter(ctx, input.letterId);
  return receiptPdf(reader, { agencyName, unitName }, letter);
}

function gatherLetter(ctx: OutsideContext, letterId: InputOf<typeof books.receipt>['letterId']) {
  return ctx.transact('read', async (inner) => {
    const letter = await showLetter(inner, letterId);
    const agency = found(await currentAgency(inner.tx));
    const unitName = (await unitNames(inner.tx, [letter.unitId])).get(letter.unitId) ?? '—';
    const { tx: _, ...reader } = inner;
    return { reader, agencyName: agency.name, unitName, letter };
  });
}
