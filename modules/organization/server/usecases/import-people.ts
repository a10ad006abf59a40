import type { Readable } from 'node:stream';
import { dayIn } from '#core/clock/clock.ts';
import { ensure } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { sheetImported } from '../../contract/events.ts';
import type { ImportResult, people, SheetKind } from '../../contract/people.ts';
import { peopleImport } from '../../contract/permissions.ts';
import {
  heldPosts,
  peopleForPlan,
  postsForPlan,
  type SealedPerson,
  unitsForPlan,
  writeAppointments,
  writePeople,
  writePosts,
  writeUnits,
} from '../import.queries.ts';
import { nikFingerprint, sealNik } from '../person-secrets.ts';
import { readSheet, sheetLimits, tooLarge } from '../read-sheet.ts';
import { refuseWhen } from '../refuse-when.ts';
import { type PlannedPerson, planPeople } from '../rules/plan-people.ts';
import { planPosts } from '../rules/plan-posts.ts';
import { type Plan, planUnits } from '../rules/plan-units.ts';
import { personColumns, postColumns, unitColumns } from '../rules/sheet-columns.ts';
import { type Columns, readTable, type Sheet, type Table } from '../rules/sheet-table.ts';
import { lockStructure } from '../units.queries.ts';
import { personConflicts } from './create-person.ts';
import { postConflicts } from './create-post.ts';

const shownFaults = 200;

/** A plan with the one act that carries it out. */
interface Prepared {
  plan: Plan<unknown>;
  appointed: number;
  write: () => Promise<void>;
}

type Prepare = (ctx: TxContext, sheet: Sheet) => Promise<Prepared & { rows: number }>;

const prepare: Readonly<Record<SheetKind, Prepare>> = {
  units: prepareUnits,
  posts: preparePosts,
  people: preparePeople,
};

/** Reads a sheet and writes all of its rows or, at any fault or in a dry run, none. */
export async function importPeople(
  ctx: OutsideContext,
  input: InputOf<typeof people.import>,
): Promise<ImportResult> {
  // Who may not import is told so before a byte is read.
  await ctx.transact('read', async () => {});
  const sheet = await readSheet(await bytesOf(ctx.request.body));
  return ctx.transact('write', (inside) => importSheet(inside, input, sheet));
}

/** The same with a sheet that is read already, in a transaction of the caller. */
export async function importSheet(
  ctx: TxContext,
  input: InputOf<typeof people.import>,
  sheet: Sheet,
): Promise<ImportResult> {
  await lockStructure(ctx.tx);
  const { rows, plan, appointed, write } = await prepare[input.kind](ctx, sheet);
  const faults = plan.faults.sort((a, b) => a.row - b.row);
  const { created, changed } = { created: plan.created.length, changed: plan.changed.length };
  const written = !input.dryRun && faults.length === 0;
  if (written) {
    await write();
    const payload = { kind: input.kind, created, changed, appointed };
    await emit(ctx, sheetImported, { subject: ctx.actor.agencyId, payload });
  }
  return {
    dryRun: input.dryRun ?? false,
    written,
    rows,
    created,
    changed,
    unchanged: plan.unchanged,
    appointed,
    faults: faults.slice(0, shownFaults),
    moreFaults: Math.max(0, faults.length - shownFaults),
  };
}

async function prepareUnits(ctx: TxContext, sheet: Sheet) {
  const table = tableOf(sheet, unitColumns);
  const plan = planUnits(table.rows, {
    ...planningOf(ctx),
    known: await unitsForPlan(ctx.tx),
    makeId: newId,
  });
  return prepared(table, plan, 0, () => writeUnits(ctx.tx, ctx.actor.agencyId, plan.created, plan.changed));
}

async function preparePosts(ctx: TxContext, sheet: Sheet) {
  const table = tableOf(sheet, postColumns);
  const [units, known] = [await unitsForPlan(ctx.tx), await postsForPlan(ctx.tx)];
  const plan = planPosts(table.rows, { ...planningOf(ctx), units, known, makeId: newId });
  return prepared(table, plan, 0, () =>
    refuseWhen(postConflicts, writePosts(ctx.tx, ctx.actor.agencyId, plan.created, plan.changed)),
  );
}

async function preparePeople(ctx: TxContext, sheet: Sheet) {
  const { tx, secrets } = ctx;
  const { agencyId, zone } = ctx.actor;
  const table = tableOf(sheet, personColumns);
  const fingerprint = (nik: string) => nikFingerprint(secrets, agencyId, nik);
  const nips = table.rows.flatMap(({ values }) => values.nip ?? []);
  const niks = table.rows.flatMap(({ values }) => (values.nik ? [fingerprint(values.nik)] : []));
  const planning = planningOf(ctx);
  const plan = planPeople(table.rows, {
    ...planning,
    known: await peopleForPlan(tx, nips, niks, ctx.clock.now()),
    posts: await heldPosts(tx, zone, planning.today),
    fingerprintOf: (nik) => fingerprint(nik).toString('hex'),
    makeId: newId,
  });
  const sealed = ({ nik, ...person }: PlannedPerson): SealedPerson => {
    const forms = nik ? sealNik(secrets, agencyId, nik) : null;
    return {
      ...person,
      sealed: forms?.nikSealed.toString('hex') ?? null,
      fingerprint: forms?.nikFingerprint.toString('hex') ?? null,
    };
  };
  return prepared(table, plan, plan.appointments.length, async () => {
    const write = writePeople(tx, agencyId, plan.created.map(sealed), plan.changed.map(sealed));
    await refuseWhen(personConflicts, write);
    const appointments = plan.appointments.map((one) => ({ ...one, id: newId<'Holder'>() }));
    await refuseWhen(
      {
        holder_definitive_overlaps: 'organization.post-held',
        holder_acting_overlaps: 'organization.acting-held',
      },
      writeAppointments(tx, agencyId, zone, appointments),
    );
  });
}

function planningOf({ actor, clock }: TxContext) {
  return {
    today: dayIn(actor.zone, clock.now()),
    mayWriteIn: (path: readonly string[]) => holds(actor, peopleImport, path),
  };
}

function tableOf<T>(sheet: Sheet, columns: Columns<T>): Table<T> {
  const table = readTable(sheet, columns);
  ensure(!table.missing, 'organization.sheet-column-missing', { column: table.missing });
  return table;
}

/** Rows that could not be read count as rows and as faults; they are in no plan. */
function prepared(table: Table<unknown>, plan: Plan<unknown>, appointed: number, write: () => Promise<void>) {
  const unread = new Set(table.faults.map((fault) => fault.row)).size;
  const faults = [...table.faults, ...plan.faults];
  return { rows: table.rows.length + unread, plan: { ...plan, faults }, appointed, write };
}

async function bytesOf(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > sheetLimits.bytes) tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
