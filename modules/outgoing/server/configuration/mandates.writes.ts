import { sql } from 'kysely';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { DelegationId } from '../../contract/terms.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';
import type { MandateRow } from './mandates.queries.ts';

const db = tablesOf<OutgoingTables>();
const agency = sql<string>`core.agency_id()`;

export async function addMandate(tx: Tx, row: MandateRow): Promise<void> {
  await tx.run(
    db.insertInto('outgoing.delegation').values({
      agency_id: agency,
      id: row.id,
      kind: row.kind,
      from_post_id: row.fromPostId,
      to_post_id: row.toPostId,
      letter_kinds: row.letterKinds ? [...row.letterKinds] : null,
      starts_at: row.startsAt,
      ends_at: row.endsAt,
      decree_number: row.decreeNumber,
      recorded_by: row.recordedBy,
      recorded_at: row.recordedAt,
    }),
  );
}

export async function endMandateAt(tx: Tx, id: DelegationId, endsAt: Date): Promise<void> {
  await tx.run(
    db
      .updateTable('outgoing.delegation')
      .set({ ends_at: endsAt })
      .where('agency_id', '=', agency)
      .where('id', '=', id),
  );
}
