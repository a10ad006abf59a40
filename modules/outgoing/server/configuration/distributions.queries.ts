import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DistributionListId } from '../../contract/distribution.ts';
import type { Recipient } from '../../contract/draft-fields.ts';

export interface DistributionRow {
  id: DistributionListId;
  unitId: UnitId;
  name: string;
  blind: boolean;
  recipients: Recipient[];
  version: number;
}

const columns = 'id, unit_id as "unitId", name, blind, recipients, version';

/** The lists of units by name. Index: distribution_list_name_taken. */
export function distributionsOf(tx: Tx, unitIds: readonly UnitId[]): Promise<DistributionRow[]> {
  return tx.rows(
    `select ${columns} from outgoing.distribution_list
     where agency_id = core.agency_id() and unit_id = any($1::uuid[]) order by lower(name), id limit 500`,
    [unitIds],
  );
}

/** One list, held until the transaction ends. */
export async function heldDistribution(tx: Tx, id: DistributionListId): Promise<DistributionRow | undefined> {
  const rows = await tx.rows<DistributionRow>(
    `select ${columns} from outgoing.distribution_list where agency_id = core.agency_id() and id = $1 for update`,
    [id],
  );
  return rows[0];
}
