import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { UnitKind } from '../contract/shapes.ts';

/** A unit on the way from the root down to another. */
export interface LineUnit {
  id: UnitId;
  name: string;
  kind: UnitKind;
}

/** The units from the root down to this one; empty where there is no such unit. */
export function unitLine(tx: Tx, unitId: UnitId): Promise<LineUnit[]> {
  return tx.rows(
    `select u.id, u.name, u.kind from organization.unit u
     where u.agency_id = core.agency_id() and u.id in (
       select unnest(v.ancestor_ids) from organization.unit v where v.agency_id = core.agency_id() and v.id = $1)
     order by cardinality(u.ancestor_ids)`,
    [unitId],
  );
}
