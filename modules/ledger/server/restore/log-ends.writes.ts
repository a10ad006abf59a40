import type { Tx } from '#core/db/tx.ts';
import type { LogName } from '../../contract/terms.ts';
import type { LoggedEvent } from '../rules/leaf.ts';
import { waitingEvent } from '../sequence/sequencing.writes.ts';

/** No event goes into this log any more. */
export async function endLog(tx: Tx, log: LogName, followedBy: LogName, now: Date): Promise<void> {
  await tx.rows(
    'insert into ledger.log_end (agency_id, stream, followed_by, ended_at) values (core.agency_id(), $1, $2, $3)',
    [log, followedBy, now],
  );
}

/** The newest event of a type that waits for its leaf: the one that this transaction wrote. */
export async function newestWaiting(tx: Tx, type: string): Promise<LoggedEvent> {
  const [row] = await tx.rows<{ id: string }>(
    `select e.id from ledger.pending p join core.event e on e.agency_id = p.agency_id and e.id = p.event_id and e.occurred_at = p.occurred_at
     where p.agency_id = core.agency_id() and e.type = $1 order by e.id desc limit 1`,
    [type],
  );
  return waitingEvent(tx, row!.id);
}
