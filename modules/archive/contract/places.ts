import { z } from 'zod';
import { idOf, PersonId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { Cursor, Instant, line, PageSize, pageOf, queryList } from '#core/contract/schemas.ts';
import './disposal-errors.ts';
import './errors.ts';
import { keepRecordsUnit } from './permissions.ts';
import { DossierId, PlaceKind } from './terms.ts';

export const PlaceId = idOf('Place');
export type PlaceId = z.output<typeof PlaceId>;

export const PlaceView = z.object({
  id: PlaceId,
  parentId: PlaceId.nullable(),
  kind: PlaceKind,
  name: z.string(),
  barcode: z.string(),
  capacity: z.int().nullable(),
  /** Dossiers right in it. */
  dossiers: z.int(),
  /** Names from the room down to it. */
  line: z.array(z.string()),
});
export type PlaceView = z.output<typeof PlaceView>;

export const PlaceMoveView = z.object({
  id: z.uuid(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  by: z.object({ id: PersonId, name: z.string() }),
  at: Instant,
});

/** A dossier as it lies in a place. */
export const PlacedDossier = z.object({
  id: DossierId,
  unitName: z.string(),
  year: z.int(),
  number: z.int(),
  code: z.string(),
  title: z.string(),
  /** Somebody has borrowed it. */
  lent: z.boolean(),
});

const Name = line(120);
const Capacity = z.int().min(1).max(100_000);
const place = { placeId: PlaceId };

/** The public API of the places in which dossiers lie. */
export const places = {
  list: operation({
    id: 'archive.list-places',
    method: 'GET',
    path: '/api/archive/places',
    summary: 'Places right inside of one, or rooms.',
    access: signedIn,
    input: z.strictObject({ parentId: PlaceId.optional() }),
    output: z.object({ items: z.array(PlaceView) }),
  }),
  byBarcode: operation({
    id: 'archive.find-place',
    method: 'GET',
    path: '/api/archive/places/by-barcode/:barcode',
    summary: 'The place whose label was scanned.',
    access: signedIn,
    input: z.strictObject({ barcode: z.string().max(40) }),
    output: PlaceView,
  }),
  show: operation({
    id: 'archive.show-place',
    method: 'GET',
    path: '/api/archive/places/:placeId',
    summary: 'A place, with those that it stands in, from the room down.',
    access: signedIn,
    input: z.strictObject(place),
    output: z.object({ place: PlaceView, above: z.array(PlaceId) }),
  }),
  dossiers: operation({
    id: 'archive.list-place-dossiers',
    method: 'GET',
    path: '/api/archive/places/:placeId/dossiers',
    summary: 'Dossiers right in a place, as far as the reader may see them.',
    access: signedIn,
    input: z.strictObject({ ...place, cursor: Cursor, size: PageSize }),
    output: pageOf(PlacedDossier),
  }),
  add: operation({
    id: 'archive.add-place',
    method: 'POST',
    path: '/api/archive/places',
    summary: 'Add a room, or a place inside of a larger one.',
    access: holding(keepRecordsUnit),
    input: z.strictObject({
      parentId: PlaceId.optional(),
      kind: PlaceKind,
      name: Name,
      capacity: Capacity.optional(),
    }),
    output: PlaceView,
    errors: ['archive.place-too-small', 'archive.place-name-taken'],
  }),
  change: operation({
    id: 'archive.change-place',
    method: 'PATCH',
    path: '/api/archive/places/:placeId',
    summary: 'Rename a place, or say how many dossiers it holds.',
    access: holding(keepRecordsUnit),
    input: z.strictObject({ ...place, name: Name.optional(), capacity: Capacity.nullable().optional() }),
    output: PlaceView,
    errors: ['archive.place-name-taken', 'archive.place-full'],
  }),
  move: operation({
    id: 'archive.move-place',
    method: 'POST',
    path: '/api/archive/places/:placeId/moves',
    summary: 'Put a place with all in it into another one.',
    access: holding(keepRecordsUnit),
    input: z.strictObject({ ...place, parentId: PlaceId, reason: line(500) }),
    output: PlaceView,
    errors: ['archive.place-too-small', 'archive.place-name-taken'],
  }),
  put: operation({
    id: 'archive.put-dossier',
    method: 'PUT',
    path: '/api/archive/dossiers/:dossierId/place',
    summary: 'Put a dossier into a place, or take it out.',
    access: holding(keepRecordsUnit),
    stepUp: 'confidential',
    input: z.strictObject({
      dossierId: DossierId,
      placeId: PlaceId.nullable(),
      reason: line(500).optional(),
    }),
    output: z.object({ place: PlaceView.nullable() }),
    errors: ['archive.place-full', 'archive.dossier-merged', 'archive.dossier-disposed'],
  }),
  history: operation({
    id: 'archive.list-place-moves',
    method: 'GET',
    path: '/api/archive/dossiers/:dossierId/place-moves',
    summary: 'Where a dossier lay, the latest move first.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ dossierId: DossierId, cursor: Cursor, size: PageSize }),
    output: pageOf(PlaceMoveView),
  }),
  labels: operation({
    id: 'archive.print-place-labels',
    method: 'GET',
    path: '/api/archive/places/labels.pdf',
    summary: 'Labels with bar codes (Code 128) for places.',
    access: holding(keepRecordsUnit),
    costs: 'print',
    produces: 'application/pdf',
    input: z.strictObject({ placeIds: queryList(PlaceId, 200) }),
    output: undefined,
  }),
};
