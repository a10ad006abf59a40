import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { CopyState, RecordId } from '../../contract/terms.ts';

/** What is said of a record. */
export interface Description {
  title: string;
  number: string | null;
  party: string | null;
  recordDate: string | null;
  copyState: CopyState;
  pages: number | null;
}

export interface FormerDescription extends Description {
  /** The first is what it was filed as. */
  edition: number;
  replacedBy: PersonId;
  replacedAt: Date;
}

/** What was said of a record before, the latest first; of what was described very often, the last twenty. */
export function formerDescriptions(tx: Tx, recordId: RecordId): Promise<FormerDescription[]> {
  return tx.rows(
    `select edition, title, number, party, record_date as "recordDate", copy_state as "copyState", pages,
       replaced_by as "replacedBy", replaced_at as "replacedAt"
     from archive.description where agency_id = core.agency_id() and record_id = $1 order by edition desc limit 20`,
    [recordId],
  );
}

/** Keeps what is said of a record as it stands, and says it anew. */
export async function replaceDescription(
  tx: Tx,
  recordId: RecordId,
  to: Description,
  { edition, by, at }: { edition: number; by: string; at: Date },
): Promise<void> {
  await tx.rows(
    `insert into archive.description (agency_id, record_id, edition, title, number, party, record_date, copy_state, pages, replaced_by, replaced_at)
     select agency_id, id, $2, title, number, party, record_date, copy_state, pages, $3, $4
     from archive.record where agency_id = core.agency_id() and id = $1`,
    [recordId, edition, by, at],
  );
  await tx.rows(
    `update archive.record set title = $2, number = $3, party = $4, record_date = $5, copy_state = $6, pages = $7
     where agency_id = core.agency_id() and id = $1`,
    [recordId, to.title, to.number, to.party, to.recordDate, to.copyState, to.pages],
  );
}
