import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { withWholeBody } from '#core/http/whole-body.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  employeesByNumbers,
  readEmployeeNumber,
  readSheet,
  type Sheet,
  sheetLimits,
} from '#modules/organization/server/organization.api.ts';
import { filesCompared, sheetImported } from '../../contract/events.ts';
import { mostRows, type SheetChange, type StaffImport, type sheets } from '../../contract/sheets.ts';
import { openKinds, privateKinds } from '../../contract/terms.ts';
import { storeContent } from '../contents.ts';
import { decreedEntriesFrom } from '../entries.present.ts';
import { entriesOfPeople, lockImports, pathsOf } from '../entries.queries.ts';
import { insertEntries, type NewEntry } from '../entries.writes.ts';
import { noteReadings } from '../load-employee.ts';
import { type Employee, mayManage, mayReadPrivate } from '../policy.ts';
import { reckonMilestones } from '../reckon-milestones.ts';
import type { StandingEntry } from '../rules/sheet/compare.ts';
import {
  type PlannedEntry,
  planImport,
  type SheetRows,
  type Subject,
  tellsPrivate,
} from '../rules/sheet/plan-import.ts';
import { readSheetRows } from '../rules/sheet/read-sheet-rows.ts';

const shownFaults = 200;
const shownChanges = 300;
/** Entries of which one event tells: their digests stand in one leaf of the log. */
const piece = 200;

type Input = InputOf<typeof sheets.import>;
/** An employee of a row, with the path by which rights over them are asked. */
type Found = Subject & Employee;

/** Holds a sheet against the files, and writes what differs as further entries: all of it or, at any fault, nothing. */
export async function importFiles(ctx: OutsideContext, input: Input): Promise<StaffImport> {
  // Who may not import is told so before a byte is read.
  await ctx.transact('read', async () => {});
  const sheet = await withWholeBody(ctx.request.body, sheetLimits.bytes, readSheet);
  ensure(sheet.length <= mostRows + 1, 'staff.too-many-rows', { limitRows: mostRows });
  return ctx.transact('write', (inside) => importSheet(inside, input, sheet));
}

async function importSheet(ctx: TxContext, { dryRun = false }: Input, sheet: Sheet): Promise<StaffImport> {
  const read = readSheetRows(sheet);
  ensure(read.missing.length === 0, 'organization.sheet-column-missing', { column: read.missing.join(', ') });
  await lockImports(ctx.tx);
  const subjects = await subjectsOf(ctx, read);
  const entries = await standingEntries(ctx, read, subjects);
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  const { planned, unchanged, faults } = planImport(read, subjects, (id) => entries.get(id) ?? [], today);
  const written = !dryRun && faults.length === 0;
  if (written) {
    for (let at = 0; at < planned.length; at += piece) await write(ctx, planned.slice(at, at + piece));
    await reckonMilestones(ctx, [...new Set(planned.map(({ subject }) => subject.personId))]);
  }
  return {
    ...{ dryRun, written, rows: read.rows.length, ...countsOf(planned), unchanged },
    changes: planned.slice(0, shownChanges).map(present),
    moreChanges: Math.max(0, planned.length - shownChanges),
    faults: faults.slice(0, shownFaults),
    moreFaults: Math.max(0, faults.length - shownFaults),
  };
}

/** The employees of the rows by number; whom the actor keeps no file of is as if they were not there. */
async function subjectsOf({ tx, actor }: TxContext, { rows }: SheetRows): Promise<Map<string, Found>> {
  const numbers = rows.flatMap(({ values }) => values.nip_baru ?? []);
  const people = await employeesByNumbers(tx, [...new Set(numbers)]);
  const paths = await pathsOf(
    tx,
    people.map(({ id }) => id),
  );
  return new Map(
    people.map(({ id: personId, name, kind: employment, nip }) => {
      const employee = { personId, path: paths.get(personId) ?? [] };
      const refused =
        actor.personId === personId
          ? 'staff.own-file'
          : mayManage(actor, employee)
            ? null
            : 'staff.row-unknown-number';
      return [
        found(nip),
        {
          ...employee,
          ...{ name, employment, refused },
          number: readEmployeeNumber(found(nip)),
          readsPrivate: mayReadPrivate(actor, employee),
        },
      ];
    }),
  );
}

/** What stands in the files; of the private part only of whom a row tells something of it, after it was written down. */
async function standingEntries(
  ctx: TxContext,
  sheet: SheetRows,
  subjects: ReadonlyMap<string, Found>,
): Promise<Map<PersonId, StandingEntry[]>> {
  const kept = [...subjects.values()].filter(({ refused }) => refused === null);
  const numbers = new Set(
    sheet.rows.flatMap(({ values }) => (tellsPrivate(values) ? (values.nip_baru ?? []) : [])),
  );
  const opened = [...subjects]
    .filter(([nip, { refused, readsPrivate }]) => numbers.has(nip) && refused === null && readsPrivate)
    .map(([, subject]) => subject);
  if (opened.length > 0) {
    await noteReadings(ctx, opened, { act: 'compared' });
    await emit(ctx, filesCompared, { subject: ctx.actor.agencyId, payload: { people: opened.length } });
  }
  const ids = (subjects: readonly Found[]) => subjects.map(({ personId }) => personId);
  const rows = [
    ...(await entriesOfPeople(ctx.tx, ids(kept), openKinds)),
    ...(await entriesOfPeople(ctx.tx, ids(opened), privateKinds)),
  ];
  const entries = new Map(ids(kept).map((id) => [id, [] as StandingEntry[]]));
  for (const entry of decreedEntriesFrom(ctx, rows)) entries.get(entry.personId)!.push(entry);
  return entries;
}

/** Writes some of the entries. One event tells of them: one for each would bury what people did by hand. */
async function write(ctx: TxContext, planned: readonly PlannedEntry[]): Promise<void> {
  const { tx, actor, clock, secrets, locales } = ctx;
  const { agencyId } = actor;
  const reason = locales.text('id', 'staff.import.reason');
  const [enteredBy, enteredAt] = [found(actor.personId), clock.now()];
  const rows = planned.map(({ subject: { personId }, draft, before, corrects }): NewEntry => {
    const { content, startsOn, lastDay = null, decreeNumber = null, decreeDay = null } = draft;
    return {
      ...{ personId, kind: content.kind, startsOn, lastDay, decreeNumber, decreeDay, enteredBy, enteredAt },
      ...storeContent(secrets, { agencyId, personId }, content),
      replaces: corrects && before ? { id: before.id, reason } : null,
      ...{ fileId: null, requestId: null },
    };
  });
  const payload = { ...countsOf(planned), entries: await insertEntries(tx, agencyId, rows) };
  await emit(ctx, sheetImported, { subject: agencyId, payload });
}

function countsOf(planned: readonly PlannedEntry[]) {
  const people = new Set(planned.map(({ subject }) => subject.personId)).size;
  const corrected = planned.filter(({ corrects }) => corrects).length;
  return { people, corrected, added: planned.length - corrected };
}

function present({ row, subject, draft, before, corrects }: PlannedEntry): SheetChange {
  const { personId, name } = subject;
  return {
    ...{ row, personId, name, corrects },
    kind: draft.content.kind,
    before: before?.content ? { content: before.content, startsOn: before.startsOn } : null,
    after: { content: draft.content, startsOn: draft.startsOn },
  };
}
