import { sql } from 'kysely';
import { fail } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import { type Tx, tablesOf, violates } from '#core/db/tx.ts';
import type { DistributionListId } from '../../contract/distribution.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';
import type { DistributionRow } from './distributions.queries.ts';

const db = tablesOf<OutgoingTables>();
const agency = sql<string>`core.agency_id()`;

function unlessTaken(error: unknown): never {
  if (violates(error, 'distribution_list_name_taken')) fail('outgoing.distribution-name-taken');
  throw error;
}

/** Who keeps it, and when. */
interface Keeping {
  by: PersonId;
  at: Date;
}

const columnsOf = (row: DistributionRow, { by, at }: Keeping) => ({
  name: row.name,
  blind: row.blind,
  recipients: JSON.stringify(row.recipients),
  version: row.version,
  changed_by: by,
  changed_at: at,
});

export async function addDistribution(tx: Tx, row: DistributionRow, keeping: Keeping): Promise<void> {
  const place = { agency_id: agency, id: row.id, unit_id: row.unitId };
  await tx
    .run(db.insertInto('outgoing.distribution_list').values({ ...place, ...columnsOf(row, keeping) }))
    .catch(unlessTaken);
}

export async function writeDistribution(tx: Tx, row: DistributionRow, keeping: Keeping): Promise<void> {
  await tx
    .run(
      db
        .updateTable('outgoing.distribution_list')
        .set(columnsOf(row, keeping))
        .where('agency_id', '=', agency)
        .where('id', '=', row.id),
    )
    .catch(unlessTaken);
}

export async function deleteDistribution(tx: Tx, id: DistributionListId): Promise<void> {
  await tx.run(
    db.deleteFrom('outgoing.distribution_list').where('agency_id', '=', agency).where('id', '=', id),
  );
}
