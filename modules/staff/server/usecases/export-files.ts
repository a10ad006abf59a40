import { Readable } from 'node:stream';
import { dayIn } from '#core/clock/clock.ts';
import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { ensureFresh } from '#core/policy/step-up.ts';
import { holdsAnywhere } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { writeCsv, writeCsvRows } from '#core/sheets/csv.ts';
import type { Column, SheetOptions, Table } from '#core/sheets/table.ts';
import { writeXlsx, xlsxSheet } from '#core/sheets/xlsx.ts';
import { directoryPage } from '#modules/organization/server/organization.api.ts';
import { filesExported } from '../../contract/events.ts';
import { staffViewPrivate } from '../../contract/permissions.ts';
import { type StaffColumn, staffColumns } from '../../contract/sheet-columns.ts';
import type { sheets } from '../../contract/sheets.ts';
import { openKinds, privateKinds } from '../../contract/terms.ts';
import { decreedEntriesFrom } from '../entries.present.ts';
import { entriesOfPeople, pathsOf } from '../entries.queries.ts';
import { noteReadings } from '../load-employee.ts';
import { mayReadPrivate, mayView } from '../policy.ts';
import { type SheetLine, sheetLine } from '../rules/sheet/sheet-line.ts';

/** People of one transaction: a sheet of thousands holds none for long. */
const pageSize = 200;
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Input = InputOf<typeof sheets.export>;

interface Piece {
  lines: SheetLine[];
  next: string | null;
  options: SheetOptions;
  day: string;
}

/** The files of people in service as a sheet; CSV leaves piece by piece, a workbook is made whole. */
export async function exportFiles(ctx: OutsideContext, input: Input): Promise<FileAnswer> {
  const columns = columnsOf(input);
  const first = await piece(ctx, input, undefined);
  const fileName = `pegawai-${first.day}.${input.format}`;
  if (input.format === 'csv') {
    const body = Readable.from(csvPieces(ctx, input, columns, first), { objectMode: false });
    return { body, mediaType: 'text/csv; charset=utf-8', fileName };
  }
  const rows = [...first.lines];
  for (let { next } = first; next; ) {
    const further = await piece(ctx, input, next);
    rows.push(...further.lines);
    next = further.next;
  }
  const body = await writeXlsx([xlsxSheet({ name: 'pegawai', columns, rows }, first.options)]);
  return { body, mediaType: sheetType, fileName };
}

async function* csvPieces(
  ctx: OutsideContext,
  input: Input,
  columns: Table<SheetLine>['columns'],
  first: Piece,
): AsyncGenerator<string> {
  yield writeCsv({ name: 'pegawai', columns, rows: first.lines }, first.options);
  for (let { next } = first; next; ) {
    const further = await piece(ctx, input, next);
    yield writeCsvRows({ columns, rows: further.lines }, further.options);
    next = further.next;
  }
}

function columnsOf({ purpose }: Input): Column<SheetLine>[] {
  return staffColumns
    .filter((column: StaffColumn) => purpose || !column.isPrivate)
    .map(({ name, kind }): Column<SheetLine> => {
      if (kind === 'number')
        return { heading: name, kind, value: (line) => line[name] as number | null | undefined };
      return { heading: name, kind, value: (line) => line[name] as string | null | undefined };
    });
}

/** The lines of a page of people: of those whose file may be seen, with the private part of those of whom it may be read. */
function piece(ctx: OutsideContext, input: Input, cursor: string | undefined): Promise<Piece> {
  return ctx.transact('note', async (inner) => {
    const { tx, actor, clock } = inner;
    const now = clock.now();
    if (input.purpose) {
      ensure(holdsAnywhere(actor, staffViewPrivate), 'core.forbidden');
      ensureFresh(actor, now);
    }
    const day = dayIn(actor.zone, now);
    const unitId = input.unitId ?? undefined;
    const page = await directoryPage(tx, { unitId, cursor, size: pageSize }, { day, now });
    const paths = await pathsOf(
      tx,
      page.items.map(({ id }) => id),
    );
    const people = page.items
      .map((person) => ({ ...person, personId: person.id, path: paths.get(person.id) ?? [] }))
      .filter((person) => mayView(actor, person));
    const opened = input.purpose ? people.filter((person) => mayReadPrivate(actor, person)) : [];
    await openPrivate(inner, input, opened);
    const ids = (some: typeof people) => some.map(({ id }) => id);
    const entries = decreedEntriesFrom(inner, [
      ...(await entriesOfPeople(tx, ids(people), openKinds)),
      ...(await entriesOfPeople(tx, ids(opened), privateKinds)),
    ]);
    const lines = people.map(({ id, fullName, kind, nip }) =>
      sheetLine(
        { name: fullName, employment: kind, nip },
        entries.filter(({ personId }) => personId === id),
        day,
      ),
    );
    return { lines, next: page.next, options: { zone: actor.zone, locale: 'id' }, day };
  });
}

/** Writes down that the private part of the people goes along, before it is read. */
async function openPrivate(
  ctx: TxContext,
  { purpose, format }: Input,
  opened: Parameters<typeof noteReadings>[1],
): Promise<void> {
  if (!purpose || opened.length === 0) return;
  await noteReadings(ctx, opened, { act: 'exported', purpose });
  const payload = { people: opened.length, format };
  await emit(ctx, filesExported, { subject: ctx.actor.agencyId, payload });
}
