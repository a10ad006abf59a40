import { dayIn, type OfficeZone } from '#core/clock/clock.ts';
import type { UnitId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { UnitKind } from '../contract/shapes.ts';
import type { OrganizationTables } from './organization.tables.ts';

const db = tablesOf<OrganizationTables>();

export interface AgencyRow {
  id: string;
  name: string;
  shortName: string;
  code: string;
  zone: OfficeZone;
}

export interface UnitRow {
  id: UnitId;
  parentId: UnitId | null;
  code: string;
  name: string;
  shortName: string | null;
  kind: UnitKind;
  path: UnitId[];
  sortOrder: number;
  activeFrom: string;
  activeUntil: string | null;
}

const columns = `id, parent_id as "parentId", code, name, short_name as "shortName", kind, ancestor_ids as path,
  sort_order as "sortOrder", active_from as "activeFrom", active_until as "activeUntil"`;

/** The agency of the context. */
export async function currentAgency(tx: Tx): Promise<AgencyRow | undefined> {
  const rows = await tx.rows<AgencyRow>(
    'select id, name, short_name as "shortName", code, zone from organization.agency where id = core.agency_id()',
  );
  return rows[0];
}

export async function insertAgency(tx: Tx, agency: AgencyRow): Promise<void> {
  const { id, name, shortName, code, zone } = agency;
  await tx.run(db.insertInto('organization.agency').values({ id, name, short_name: shortName, code, zone }));
}

/** Changes to the trees of an agency wait for each other, so that paths are computed on what stands. */
export async function lockStructure(tx: Tx): Promise<void> {
  await tx.rows('select id from organization.agency where id = core.agency_id() for no key update');
}

/** The units that exist on the day, parents before children. */
export function unitsOn(tx: Tx, day: string): Promise<UnitRow[]> {
  return tx.rows(
    `select ${columns} from organization.unit where agency_id = core.agency_id()
       and active_from <= $1 and (active_until is null or active_until >= $1)
     order by cardinality(ancestor_ids), sort_order, name, id`,
    [day],
  );
}

/** The units that exist at the instant by the calendar of the zone, parents before children. */
export function unitsInForce(tx: Tx, at: Date, zone: string): Promise<UnitRow[]> {
  return unitsOn(tx, dayIn(zone, at));
}

/** One unit, whether it exists still or not. */
export async function unitById(tx: Tx, id: UnitId): Promise<UnitRow | undefined> {
  const rows = await tx.rows<UnitRow>(
    `select ${columns} from organization.unit where agency_id = core.agency_id() and id = $1`,
    [id],
  );
  return rows[0];
}

/** The root of the tree: the agency as a unit. */
export async function rootUnit(tx: Tx): Promise<UnitRow | undefined> {
  const rows = await tx.rows<UnitRow>(
    `select ${columns} from organization.unit where agency_id = core.agency_id() and parent_id is null order by active_from, id limit 1`,
  );
  return rows[0];
}

export async function insertUnit(tx: Tx, agencyId: string, unit: UnitRow): Promise<void> {
  await tx.run(
    db.insertInto('organization.unit').values({
      agency_id: agencyId,
      id: unit.id,
      parent_id: unit.parentId,
      code: unit.code,
      name: unit.name,
      short_name: unit.shortName,
      kind: unit.kind,
      ancestor_ids: unit.path,
      sort_order: unit.sortOrder,
      active_from: unit.activeFrom,
      active_until: unit.activeUntil,
    }),
  );
}

/** Writes everything of a unit but its place in the tree. */
export async function updateUnit(tx: Tx, agencyId: string, unit: UnitRow): Promise<void> {
  await tx.run(
    db
      .updateTable('organization.unit')
      .set({
        code: unit.code,
        name: unit.name,
        short_name: unit.shortName,
        kind: unit.kind,
        sort_order: unit.sortOrder,
        active_from: unit.activeFrom,
        active_until: unit.activeUntil,
      })
      .where('agency_id', '=', agencyId)
      .where('id', '=', unit.id),
  );
}

/** Puts the unit, with everything below it, under the parent whose path is given. */
export async function moveUnit(
  tx: Tx,
  id: UnitId,
  parentId: UnitId,
  parentPath: readonly UnitId[],
): Promise<void> {
  await tx.rows(
    `update organization.unit set
       parent_id = case when id = $1 then $2::uuid else parent_id end,
       ancestor_ids = $3::uuid[] || ancestor_ids[array_position(ancestor_ids, $1::uuid):]
     where agency_id = core.agency_id() and ancestor_ids @> array[$1::uuid]`,
    [id, parentId, parentPath],
  );
}

/** True if a unit directly below, or a post in the unit, lasts longer than the day. */
export async function unitOutlasted(tx: Tx, id: UnitId, day: string): Promise<boolean> {
  const rows = await tx.rows(
    `select 1 from organization.unit where agency_id = core.agency_id() and parent_id = $1 and (active_until is null or active_until > $2)
     union all
     select 1 from organization.post where agency_id = core.agency_id() and unit_id = $1 and (active_until is null or active_until > $2)
     limit 1`,
    [id, day],
  );
  return rows.length > 0;
}
