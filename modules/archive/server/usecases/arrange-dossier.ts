import { ensure, fail, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { violates } from '#core/db/tx.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { dossiers } from '../../contract/dossiers.ts';
import {
  arrangementUndone,
  dossierMadeStanding,
  dossierMerged,
  dossierRenamed,
  dossierReordered,
  recordsMoved,
} from '../../contract/events.ts';
import type { ArrangementId, DossierId, RecordId } from '../../contract/terms.ts';
import type { DossierView } from '../../contract/views.ts';
import { isAsStrict } from '../dossiers/dossiers.policy.ts';
import { arrangementById, lastArrangement, readsWhole } from '../dossiers/dossiers.queries.ts';
import {
  changeDossier,
  keepArrangement,
  markUndone,
  placeRecords,
  takeItems,
} from '../dossiers/dossiers.writes.ts';
import { ensureMovable } from '../dossiers/ensure-movable.ts';
import { ensureKeptSecret } from '../dossiers/ensure-readable.ts';
import { reckonDossiers } from '../dossiers/life-cycles.ts';
import { type LoadedDossier, loadKeptDossier, loadOpenDossier } from '../dossiers/load-dossier.ts';
import { showDossier } from '../dossiers/show-dossier.ts';
import { factOf } from '../records/file-thing.ts';
import { orderOf } from '../records/records.queries.ts';
import { isUndoable } from './list-dossiers.ts';

const byNow = (ctx: TxContext) => ({ by: found(ctx.actor.personId), at: ctx.clock.now() });

/** Names a dossier anew, or says whether letters of its unit, year and code are filed into it. */
export async function renameDossier(
  ctx: TxContext,
  input: InputOf<typeof dossiers.change>,
): Promise<DossierView> {
  const { row } = await loadOpenDossier(ctx, input.dossierId);
  ensure(row.version === input.version, 'core.changed-meanwhile');
  const { title = row.title, standing = row.standing } = input;
  const fact = { subject: input.dossierId, payload: factOf(row) };
  if (title !== row.title) {
    await keepArrangement(ctx.tx, {
      ...{ kind: 'rename', dossierId: input.dossierId, titleBefore: row.title },
      ...byNow(ctx),
    });
    await emit(ctx, dossierRenamed, fact);
  }
  if (standing !== row.standing)
    await emit(ctx, dossierMadeStanding, { ...fact, payload: { ...fact.payload, standing } });
  try {
    await changeDossier(ctx.tx, input.dossierId, { title, standing });
  } catch (error) {
    if (violates(error, 'dossier_standing')) fail('archive.standing-taken');
    throw error;
  }
  return showDossier(ctx, input.dossierId);
}

/** Puts all records of a dossier into another order. Who does not see all of them cannot. */
export async function reorderRecords(
  ctx: TxContext,
  input: InputOf<typeof dossiers.reorder>,
): Promise<OutputOf<typeof dossiers.reorder>> {
  const { tx } = ctx;
  const { row } = await loadOpenDossier(ctx, input.dossierId);
  const before = await orderOf(tx, input.dossierId);
  // Something in it may be hidden from who asks: it would keep its place among what moved.
  const whole = await readsWhole(tx, input.dossierId);
  ensure(
    whole &&
      before.length === input.records.length &&
      before.every(({ id }) => input.records.includes(id as RecordId)),
    'archive.order-incomplete',
  );
  const arrangementId = await keepArrangement(tx, {
    ...{ kind: 'reorder', dossierId: input.dossierId, records: before },
    ...byNow(ctx),
  });
  const numbers = before.map(({ item_number }) => item_number);
  await placeRecords(
    tx,
    input.dossierId,
    input.records.map((id, at) => ({ id, number: numbers[at]! })),
  );
  await emit(ctx, dossierReordered, {
    subject: input.dossierId,
    payload: { ...factOf(row), records: before.length },
  });
  return { arrangementId };
}

/** Moves records to the end of another dossier. */
export async function moveRecords(
  ctx: TxContext,
  input: InputOf<typeof dossiers.move>,
): Promise<OutputOf<typeof dossiers.move>> {
  const { from, into } = await loadBoth(ctx, input);
  const all = await orderOf(ctx.tx, input.dossierId);
  const moved = all.filter(({ id }) => input.records.includes(id as RecordId));
  ensure(moved.length === input.records.length, 'core.not-found');
  // What its schedule excepts from destruction leaves also a closed dossier.
  ensure(!from.rights.closed || moved.every(({ excepted }) => excepted), 'archive.dossier-closed');
  const arrangementId = await passOn(ctx, input, moved, { from, into });
  await emit(ctx, recordsMoved, {
    subject: input.dossierId,
    payload: { ...factOf(from.row), into: input.into, records: moved.map(({ id }) => id as RecordId) },
  });
  await reckonDossiers(ctx, [input.dossierId, input.into]);
  return { arrangementId };
}

/** Puts all of a dossier into another one; its number stays taken. */
export async function mergeDossier(
  ctx: TxContext,
  input: InputOf<typeof dossiers.merge>,
): Promise<OutputOf<typeof dossiers.merge>> {
  const { from, into } = await loadBoth(ctx, input);
  ensure(!from.rights.closed, 'archive.dossier-closed');
  // Something in it is hidden from who asks: it would stay behind.
  ensure(await readsWhole(ctx.tx, input.dossierId), 'core.not-found');
  const all = await orderOf(ctx.tx, input.dossierId);
  const arrangementId = await passOn(ctx, { ...input, kind: 'merge' }, all, { from, into });
  await changeDossier(ctx.tx, input.dossierId, { merged_into: input.into, standing: false });
  await emit(ctx, dossierMerged, {
    subject: input.dossierId,
    payload: { ...factOf(from.row), into: input.into, records: all.length },
  });
  await reckonDossiers(ctx, [input.into]);
  return { arrangementId };
}

/** Both dossiers held, the one with the lower id first, so that two who move crosswise do not hold each other up. */
async function loadBoth(ctx: TxContext, { dossierId, into }: { dossierId: DossierId; into: DossierId }) {
  ensure(dossierId !== into, 'archive.same-dossier');
  const loaded = new Map<DossierId, LoadedDossier>();
  for (const id of [dossierId, into].sort()) loaded.set(id, await loadKeptDossier(ctx, id));
  const both = { from: loaded.get(dossierId)!, into: loaded.get(into)! };
  ensure(!both.into.rights.closed, 'archive.dossier-closed');
  return both;
}

async function passOn(
  ctx: TxContext,
  input: { dossierId: DossierId; into: DossierId; reason?: string | undefined; kind?: 'merge' },
  moved: Awaited<ReturnType<typeof orderOf>>,
  { from, into }: { from: LoadedDossier; into: LoadedDossier },
): Promise<ArrangementId> {
  await ensureMovable(ctx, from, input.kind === 'merge' ? 'all' : moved.map(({ id }) => id));
  const least = into.row.security_class;
  ensure(
    moved.every((record) => isAsStrict(record.security_class, least)),
    'archive.class-below-dossier',
    { least },
  );
  await ensureKeptSecret(
    ctx,
    input.dossierId,
    { id: input.into, securityClass: least },
    moved.map((record) => record.security_class),
  );
  const arrangementId = await keepArrangement(ctx.tx, {
    kind: input.kind ?? 'move',
    ...{ dossierId: input.dossierId, into: input.into, records: moved, reason: input.reason },
    ...byNow(ctx),
  });
  const first = await takeItems(ctx.tx, input.into, moved.length);
  await placeRecords(
    ctx.tx,
    input.into,
    moved.map(({ id }, at) => ({ id: id as RecordId, number: first + at })),
  );
  return arrangementId;
}

/** Undoes the last thing that was put in order; what came after it must be undone first. */
export async function undoArrangement(
  ctx: TxContext,
  input: InputOf<typeof dossiers.undo>,
): Promise<undefined> {
  const { tx } = ctx;
  const done = found(await arrangementById(tx, input.arrangementId));
  ensure(done.undone_at === null, 'archive.undone-already');
  const touched = [done.dossier_id, ...(done.into_id ? [done.into_id] : [])] as DossierId[];
  ensure(isUndoable(done) && (await lastArrangement(tx, touched)) === done.id, 'archive.not-undoable');
  const dossierId = done.dossier_id as DossierId;
  if (done.kind === 'merge') await changeDossier(tx, dossierId, { merged_into: null });
  const loaded = new Map<string, LoadedDossier>();
  for (const id of [...touched].sort()) loaded.set(id, await loadOpenDossier(ctx, id));
  if (done.kind === 'rename') await changeDossier(tx, dossierId, { title: found(done.title_before) });
  else {
    if (done.into_id) {
      await ensureMovable(ctx, found(loaded.get(done.into_id)), done.records);
      await ensureBackSecret(ctx, done, found(loaded.get(dossierId)));
    }
    const back = done.records.map((id, at) => ({ id: id as RecordId, number: done.numbers[at]! }));
    ensure((await placeRecords(tx, dossierId, back)) === back.length, 'archive.not-undoable');
  }
  await markUndone(tx, input.arrangementId, found(ctx.actor.personId), ctx.clock.now());
  await emit(ctx, arrangementUndone, { subject: dossierId, payload: factOf(loaded.get(dossierId)!.row) });
  await reckonDossiers(ctx, touched);
}

/**
 * What goes back to where it lay before is theirs to read there too, else it would vanish from their sight, and comes
 * before nobody who was named there since.
 */
async function ensureBackSecret(
  ctx: TxContext,
  done: { into_id: string | null; records: readonly string[]; done_at: Date },
  { row }: LoadedDossier,
): Promise<void> {
  const intoId = found(done.into_id) as DossierId;
  const there = await orderOf(ctx.tx, intoId);
  const back = { id: row.id as DossierId, securityClass: row.security_class };
  const classes = there.filter(({ id }) => done.records.includes(id)).map((one) => one.security_class);
  await ensureKeptSecret(ctx, intoId, back, classes, done.done_at);
}
