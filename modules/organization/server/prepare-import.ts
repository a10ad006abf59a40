import { dayIn } from '#core/clock/clock.ts';
import { ensure } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  holderAppointed,
  personChanged,
  personCreated,
  postChanged,
  postCreated,
  unitChanged,
  unitCreated,
} from '../contract/events.ts';
import type { SheetKind } from '../contract/people.ts';
import { peopleImport } from '../contract/permissions.ts';
import type { HolderId } from '../contract/shapes.ts';
import { holderConflicts, personConflicts, postConflicts } from './conflicts.ts';
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
} from './import.queries.ts';
import { nikFingerprint, sealNik } from './person-secrets.ts';
import { refuseWhen } from './refuse-when.ts';
import { startOfDay } from './rules/end-of-day.ts';
import {
  type KnownPost,
  type PlannedAppointment,
  type PlannedPerson,
  planPeople,
} from './rules/plan-people.ts';
import { type PlannedPost, planPosts } from './rules/plan-posts.ts';
import { type Plan, type PlannedUnit, planUnits } from './rules/plan-units.ts';
import { personColumns, postColumns, unitColumns } from './rules/sheet-columns.ts';
import { type Columns, readTable, type Sheet, type Table } from './rules/sheet-table.ts';

/** What a sheet would change, and the one act that does it and tells it. */
export interface PreparedImport {
  rows: number;
  plan: Plan<unknown>;
  appointed: number;
  write: () => Promise<void>;
}

/** Reads and plans a sheet of each kind against what stands; nothing is written yet. */
export const prepareImport: Readonly<
  Record<SheetKind, (ctx: TxContext, sheet: Sheet) => Promise<PreparedImport>>
> = {
  units: prepareUnits,
  posts: preparePosts,
  people: preparePeople,
};

async function prepareUnits(ctx: TxContext, sheet: Sheet): Promise<PreparedImport> {
  const table = tableOf(sheet, unitColumns);
  const known = await unitsForPlan(ctx.tx);
  const plan = planUnits(table.rows, { ...planningOf(ctx), known, makeId: newId });
  return prepared(table, plan, 0, async () => {
    const naming = ({ id, name }: PlannedUnit) => ({ unitId: id, unitName: name });
    await writeUnits(ctx.tx, ctx.actor.agencyId, plan.created, plan.changed.map(afterOf));
    for (const unit of plan.created)
      await emit(ctx, unitCreated, { subject: unit.id, payload: naming(unit) });
    for (const { after, fields } of plan.changed) {
      await emit(ctx, unitChanged, { subject: after.id, payload: { ...naming(after), fields } });
    }
  });
}

async function preparePosts(ctx: TxContext, sheet: Sheet): Promise<PreparedImport> {
  const table = tableOf(sheet, postColumns);
  const [units, known] = [await unitsForPlan(ctx.tx), await postsForPlan(ctx.tx)];
  const plan = planPosts(table.rows, { ...planningOf(ctx), units, known, makeId: newId });
  return prepared(table, plan, 0, async () => {
    const naming = ({ id, name, unitId }: PlannedPost) => ({ postId: id, postName: name, unitId });
    const write = writePosts(ctx.tx, ctx.actor.agencyId, plan.created, plan.changed.map(afterOf));
    await refuseWhen(postConflicts, write);
    for (const post of plan.created)
      await emit(ctx, postCreated, { subject: post.id, payload: naming(post) });
    for (const { after, fields } of plan.changed) {
      await emit(ctx, postChanged, { subject: after.id, payload: { ...naming(after), fields } });
    }
  });
}

async function preparePeople(ctx: TxContext, sheet: Sheet): Promise<PreparedImport> {
  const { tx, secrets } = ctx;
  const { agencyId, zone } = ctx.actor;
  const table = tableOf(sheet, personColumns);
  const fingerprint = (nik: string) => nikFingerprint(secrets, agencyId, nik);
  const nips = table.rows.flatMap(({ values }) => values.nip ?? []);
  const niks = table.rows.flatMap(({ values }) => (values.nik ? [fingerprint(values.nik)] : []));
  const planning = planningOf(ctx);
  const posts = await heldPosts(tx, zone, planning.today);
  const plan = planPeople(table.rows, {
    ...{ ...planning, posts, makeId: newId },
    known: await peopleForPlan(tx, nips, niks, ctx.clock.now()),
    fingerprintOf: (nik) => fingerprint(nik).toString('hex'),
  });
  return prepared(table, plan, plan.appointments.length, async () => {
    const sealed = (person: PlannedPerson) => sealedPerson(ctx, person);
    const write = writePeople(tx, agencyId, plan.created.map(sealed), plan.changed.map(afterOf).map(sealed));
    await refuseWhen(personConflicts, write);
    for (const { id } of plan.created)
      await emit(ctx, personCreated, { subject: id, payload: { personId: id } });
    for (const { after, fields } of plan.changed) {
      await emit(ctx, personChanged, { subject: after.id, payload: { personId: after.id, fields } });
    }
    await appointAll(ctx, plan.appointments, posts);
  });
}

async function appointAll(
  ctx: TxContext,
  planned: readonly PlannedAppointment[],
  posts: readonly KnownPost[],
) {
  const { tx, actor } = ctx;
  const appointments = planned.map((one) => ({ ...one, id: newId<'Holder'>() as HolderId }));
  await refuseWhen(holderConflicts, writeAppointments(tx, actor.agencyId, actor.zone, appointments));
  const byId = new Map(posts.map((post) => [post.id, post]));
  for (const { postId, personId, kind, startsOn } of planned) {
    const { name: postName, unitPath } = byId.get(postId)!;
    const startsAt = startOfDay(actor.zone, startsOn).toISOString();
    const payload = {
      postId,
      postName,
      unitId: unitPath.at(-1)!,
      personId,
      kind,
      startsAt,
      startsOn,
      endsAt: null,
    };
    await emit(ctx, holderAppointed, { subject: postId, payload });
  }
}

function sealedPerson(ctx: TxContext, { nik, ...person }: PlannedPerson): SealedPerson {
  const forms = nik ? sealNik(ctx.secrets, ctx.actor.agencyId, nik) : null;
  return {
    ...person,
    sealed: forms?.nikSealed.toString('hex') ?? null,
    fingerprint: forms?.nikFingerprint.toString('hex') ?? null,
  };
}

function afterOf<T>(changed: { after: T }): T {
  return changed.after;
}

function planningOf({ actor, clock }: TxContext) {
  return {
    today: dayIn(actor.zone, clock.now()),
    mayWriteIn: (path: readonly string[]) => holds(actor, peopleImport, path),
  };
}

function tableOf<T>(sheet: Sheet, columns: Columns<T>): Table<T> {
  const table = readTable(sheet, columns);
  const { missing } = table;
  ensure(missing.length === 0, 'organization.sheet-column-missing', { column: missing.join(', ') });
  return table;
}

/** A row with a fault is in no plan; all that is wrong with it is told at once. */
function prepared(
  table: Table<unknown>,
  plan: Plan<unknown>,
  appointed: number,
  write: () => Promise<void>,
): PreparedImport {
  const faults = [...table.faults, ...plan.faults].sort((one, other) => one.row - other.row);
  return { rows: table.rows.length, plan: { ...plan, faults }, appointed, write };
}
