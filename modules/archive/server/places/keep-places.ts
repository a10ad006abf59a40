import { randomBytes } from 'node:crypto';
import { ensure, fail, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { violates } from '#core/db/tx.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import { emit } from '#core/events/emit.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, rootUnit, unitNames } from '#modules/organization/server/organization.api.ts';
import { dossierPut, placeAdded, placeChanged, placeMoved } from '../../contract/keeping-events.ts';
import { keepRecordsUnit } from '../../contract/permissions.ts';
import type { PlaceId, PlaceView, places } from '../../contract/places.ts';
import { placeKinds } from '../../contract/terms.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import {
  dossiersInside,
  lockPlace,
  movesOf,
  placeByBarcode,
  placeById,
  placesAbove,
  placesInside,
} from './places.queries.ts';
import { insertMove, insertPlace, updateDossierPlace, updateParent, updatePlace } from './places.writes.ts';

type Input<Name extends keyof typeof places> = InputOf<(typeof places)[Name]>;

export async function listPlaces(
  ctx: TxContext,
  input: Input<'list'>,
): Promise<OutputOf<typeof places.list>> {
  return { items: await placesInside(ctx.tx, input.parentId ?? null) };
}

export async function findPlace(ctx: TxContext, input: Input<'byBarcode'>): Promise<PlaceView> {
  return found(await placeByBarcode(ctx.tx, input.barcode.trim().toUpperCase()));
}

export async function showPlace(ctx: TxContext, input: Input<'show'>): Promise<OutputOf<typeof places.show>> {
  const place = found(await placeById(ctx.tx, input.placeId));
  return { place, above: await placesAbove(ctx.tx, input.placeId) };
}

/** What lies right in a place; of confidential dossiers nothing is told, though they take their room. */
export async function listPlaceDossiers(
  ctx: TxContext,
  input: Input<'dossiers'>,
): Promise<OutputOf<typeof places.dossiers>> {
  found(await placeById(ctx.tx, input.placeId));
  const rows = await dossiersInside(ctx.tx, input.placeId, cursorId(input.cursor), input.size + 1);
  const page = uuidPage(input, rows);
  const units = await unitNames(ctx.tx, [...new Set(page.rows.map((row) => row.unit_id))]);
  const items = page.rows.map(({ unit_id, ...row }) => ({ ...row, unitName: units.get(unit_id) ?? '—' }));
  return { items, next: page.next };
}

export async function addPlace(ctx: TxContext, input: Input<'add'>): Promise<PlaceView> {
  await ensureKeepsPlaces(ctx);
  const { parentId = null, kind, name, capacity = null } = input;
  await ensureFits(ctx, kind, parentId);
  const id = newId<'Place'>() as PlaceId;
  await named(insertPlace(ctx.tx, [id, parentId, kind, name, capacity, newBarcode()]));
  await emit(ctx, placeAdded, { subject: id, payload: { kind } });
  return found(await placeById(ctx.tx, id));
}

export async function changePlace(ctx: TxContext, input: Input<'change'>): Promise<PlaceView> {
  await ensureKeepsPlaces(ctx);
  const { placeId, name, capacity } = input;
  await lockPlace(ctx.tx, placeId);
  const before = found(await placeById(ctx.tx, placeId));
  const room = capacity === undefined ? before.capacity : capacity;
  ensure(room === null || before.dossiers <= room, 'archive.place-full');
  await named(updatePlace(ctx.tx, [placeId, name ?? before.name, room]));
  await emit(ctx, placeChanged, { subject: placeId, payload: { kind: before.kind } });
  return found(await placeById(ctx.tx, placeId));
}

/** Since each place lies in a larger one, no move can make a circle. */
export async function movePlace(ctx: TxContext, input: Input<'move'>): Promise<PlaceView> {
  await ensureKeepsPlaces(ctx);
  const { placeId, parentId, reason } = input;
  await lockPlace(ctx.tx, placeId);
  const before = found(await placeById(ctx.tx, placeId));
  await ensureFits(ctx, before.kind, parentId);
  await named(updateParent(ctx.tx, [placeId, parentId]));
  await keepMove(ctx, { place: placeId, from: before.parentId, to: parentId, reason });
  await emit(ctx, placeMoved, { subject: placeId, payload: { into: parentId } });
  return found(await placeById(ctx.tx, placeId));
}

/** Puts a dossier into a place that has room for it, or takes it out. */
export async function putDossier(ctx: TxContext, input: Input<'put'>): Promise<OutputOf<typeof places.put>> {
  const { dossierId, placeId, reason = null } = input;
  const { row, rights } = await loadDossier(ctx, dossierId, { lock: true });
  ensure(!rights.merged, 'archive.dossier-merged');
  ensure(!rights.disposed, 'archive.dossier-disposed');
  ensure(holds(ctx.actor, keepRecordsUnit, rights.unitPath), 'core.not-found');
  const from = row.place_id as PlaceId | null;
  if (placeId && placeId !== from) {
    await lockPlace(ctx.tx, placeId);
    const place = found(await placeById(ctx.tx, placeId));
    ensure(place.capacity === null || place.dossiers < place.capacity, 'archive.place-full');
  }
  if (placeId !== from) {
    await updateDossierPlace(ctx.tx, [dossierId, placeId]);
    await keepMove(ctx, { dossier: dossierId, from, to: placeId, reason });
    await emit(ctx, dossierPut, { subject: dossierId, payload: { placeId } });
  }
  return { place: placeId ? found(await placeById(ctx.tx, placeId)) : null };
}

export async function listPlaceMoves(
  ctx: TxContext,
  input: Input<'history'>,
): Promise<OutputOf<typeof places.history>> {
  await loadDossier(ctx, input.dossierId);
  const rows = await movesOf(ctx.tx, input.dossierId, cursorId(input.cursor), input.size + 1);
  const page = uuidPage(input, rows);
  const people = await peopleByIds(ctx.tx, [...new Set(page.rows.map((row) => row.moved_by))]);
  const items = page.rows.map(({ moved_by, moved_at, ...row }) => ({
    ...row,
    by: people.get(moved_by) ?? { id: moved_by, name: '—' },
    at: moved_at.toISOString(),
  }));
  return { items, next: page.next };
}

/** Places are the agency's, so the right counts on the root of its units. */
async function ensureKeepsPlaces(ctx: TxContext): Promise<void> {
  const root = found(await rootUnit(ctx.tx));
  ensure(holds(ctx.actor, keepRecordsUnit, [root.id]), 'core.forbidden');
}

async function ensureFits(ctx: TxContext, kind: PlaceView['kind'], parentId: PlaceId | null): Promise<void> {
  if (!parentId) return ensure(kind === 'room', 'archive.place-too-small');
  const parent = found(await placeById(ctx.tx, parentId));
  ensure(placeKinds.indexOf(parent.kind) < placeKinds.indexOf(kind), 'archive.place-too-small');
}

async function named<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) =>
    violates(error, 'place_name_taken') ? fail('archive.place-name-taken') : Promise.reject(error),
  );
}

interface Move {
  dossier?: string;
  place?: string;
  from: PlaceId | null;
  to: PlaceId | null;
  reason: string | null;
}

async function keepMove(ctx: TxContext, { dossier, place, from, to, reason }: Move): Promise<void> {
  await insertMove(ctx.tx, [
    ...[newId(), dossier ?? null, place ?? null, from, to, reason],
    ...[found(ctx.actor.personId), ctx.clock.now()],
  ]);
}

/** Ten figures and letters that are not mistaken for each other, behind an L for the place. */
function newBarcode(): string {
  const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  return `L${[...randomBytes(10)].map((byte) => signs[byte % 32]).join('')}`;
}
