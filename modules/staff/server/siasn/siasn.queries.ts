import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { SiasnFault } from '../../contract/siasn.ts';

export interface FetchRow {
  state: 'waiting' | 'fetched' | 'failed';
  fault: SiasnFault | null;
  askedAt: Date;
  answeredAt: Date | null;
}

/** The last question about an employee, as the walls show it. */
export async function fetchOf(tx: Tx, personId: PersonId): Promise<FetchRow | undefined> {
  const rows = await tx.rows<FetchRow>(
    `select state, fault, asked_at as "askedAt", answered_at as "answeredAt" from staff.siasn_fetch
     where agency_id = core.agency_id() and person_id = $1`,
    [personId],
  );
  return rows[0];
}

/** True while the answer is awaited: for the worker, who sees no more of it. */
export async function isAwaited(tx: Tx, personId: PersonId): Promise<boolean> {
  const rows = await tx.rows(
    `select 1 from staff.siasn_fetch where agency_id = core.agency_id() and person_id = $1 and state = 'waiting'`,
    [personId],
  );
  return rows.length > 0;
}

/** One part of what was fetched, sealed; the private one only after its reading was written. */
export async function partOf(tx: Tx, personId: PersonId, isPrivate: boolean): Promise<Buffer | undefined> {
  const rows = await tx.rows<{ sealed: Buffer }>(
    `select content_sealed as sealed from staff.siasn_part
     where agency_id = core.agency_id() and person_id = $1 and is_private = $2`,
    [personId, isPrivate],
  );
  return rows[0]?.sealed;
}
