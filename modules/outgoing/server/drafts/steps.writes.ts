import { type Insertable, sql, type Updateable } from 'kysely';
import type { Tx } from '#core/db/tx.ts';
import type { DraftId } from '../../contract/terms.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';
import { db } from './drafts.queries.ts';

const agency = sql<string>`core.agency_id()`;

type StepTable = OutgoingTables['outgoing.step'];

/** Adds the steps of a round. */
export function insertSteps(
  tx: Tx,
  draftId: DraftId,
  steps: readonly Omit<Insertable<StepTable>, 'agency_id' | 'draft_id'>[],
): void {
  if (steps.length === 0) return;
  tx.send(
    db
      .insertInto('outgoing.step')
      .values(steps.map((step) => ({ ...step, agency_id: agency, draft_id: draftId }))),
  );
}

/** What became of a step that waited or was open; a settled one is not changed any more. */
export function settleStep(tx: Tx, id: string, change: Updateable<StepTable>): void {
  tx.send(db.updateTable('outgoing.step').set(change).where('agency_id', '=', agency).where('id', '=', id));
}
