import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { PlaceId, PlaceView } from '../../contract/places.ts';
import type { DossierId } from '../../contract/terms.ts';

const shown = `p.id, p.parent_id as "parentId", p.kind, p.name, p.barcode, p.capacity, archive.dossiers_in(p.id) as dossiers,
  (with recursive up as (
     select q.parent_id, q.name, 0 as step from archive.place q where q.agency_id = p.agency_id and q.id = p.id
     union all select q.parent_id, q.name, up.step + 1 from up join archive.place q on q.agency_id = p.agency_id and q.id = up.parent_id
   ) select json_agg(name order by step desc) from up) as line
  from archive.place p where p.agency_id = core.agency_id()`;

/** Places right inside of one, or rooms. Index: place_inside. */
export function placesInside(tx: Tx, parent: PlaceId | null): Promise<PlaceView[]> {
  return parent
    ? tx.rows(`select ${shown} and p.parent_id = $1 order by p.kind, p.name limit 1000`, [parent])
    : tx.rows(`select ${shown} and p.parent_id is null order by p.name limit 1000`);
}

export async function placeById(tx: Tx, id: PlaceId): Promise<PlaceView | undefined> {
  return (await placesByIds(tx, [id]))[0];
}

export function placesByIds(tx: Tx, ids: readonly PlaceId[]): Promise<PlaceView[]> {
  return tx.rows(`select ${shown} and p.id = any ($1::uuid[]) order by p.name, p.id`, [ids]);
}

export async function placeByBarcode(tx: Tx, barcode: string): Promise<PlaceView | undefined> {
  return (await tx.rows<PlaceView>(`select ${shown} and p.barcode = $1`, [barcode]))[0];
}

/** The places that one stands in, the room first. */
export async function placesAbove(tx: Tx, id: PlaceId): Promise<PlaceId[]> {
  const rows = await tx.rows<{ id: PlaceId }>(
    `with recursive up as (
       select parent_id as id, 1 as step from archive.place where agency_id = core.agency_id() and id = $1
       union all select q.parent_id, up.step + 1 from up join archive.place q on q.agency_id = core.agency_id() and q.id = up.id
     ) select id from up where id is not null order by step desc`,
    [id],
  );
  return rows.map((row) => row.id);
}

export interface PlacedRow {
  id: DossierId;
  unit_id: UnitId;
  year: number;
  number: number;
  code: string;
  title: string;
  lent: boolean;
}

/** Dossiers right in a place that the walls show. Index: dossier_place. */
export function dossiersInside(
  tx: Tx,
  place: PlaceId,
  after: string | null,
  size: number,
): Promise<PlacedRow[]> {
  return tx.rows(
    `select d.id, d.unit_id, d.year, d.number, d.code, d.title, exists (select from archive.loan l
         where l.agency_id = d.agency_id and l.dossier_id = d.id and l.returned_at is null) as lent
     from archive.dossier d where d.agency_id = core.agency_id() and d.place_id = $1 and d.disposed_on is null
       and d.id > $2
     order by d.id limit $3`,
    [place, after ?? '00000000-0000-0000-0000-000000000000', size],
  );
}

/** Keeps a place as it is until the transaction ends, so that two dossiers do not take its last room. */
export async function lockPlace(tx: Tx, id: PlaceId): Promise<void> {
  await tx.rows('select from archive.place where agency_id = core.agency_id() and id = $1 for update', [id]);
}

export interface MoveRow {
  id: string;
  from: string | null;
  to: string | null;
  reason: string | null;
  moved_by: PersonId;
  moved_at: Date;
}

/** Where a dossier lay, the latest move first. Index: place_move_dossier. */
export function movesOf(tx: Tx, dossier: DossierId, before: string | null, size: number): Promise<MoveRow[]> {
  return tx.rows(
    `select m.id, f.name as "from", t.name as "to", m.reason, m.moved_by, m.moved_at from archive.place_move m
     left join archive.place f on f.agency_id = m.agency_id and f.id = m.from_place
     left join archive.place t on t.agency_id = m.agency_id and t.id = m.to_place
     where m.agency_id = core.agency_id() and m.dossier_id = $1 and m.id < $2 order by m.id desc limit $3`,
    [dossier, before ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', size],
  );
}
