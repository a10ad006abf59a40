import type { Tx } from '#core/db/tx.ts';
import { leavesImported } from '../../contract/events.ts';
import type { LogName } from '../../contract/terms.ts';
import { type TellingLeaf, toldBy } from './told-by.ts';

/**
 * Which leaves came back from entry bundles: those of which an event of the log says so. That a row says it counts for
 * nothing: whoever deletes an event with what opens its leaf would call the leaf imported.
 * @param any whether any row says so; nothing is read where none does
 */
export async function importedPlaces(
  tx: Tx,
  any: boolean,
): Promise<(stream: LogName, index: number) => boolean> {
  if (!any) return () => false;
  const rows = await tx.rows<TellingLeaf>(
    `select e.id, e.type, e.subject_id as "subjectId", e.payload, n.leaf, s.salt, s.body,
       exists (select from ledger.pending p where p.agency_id = e.agency_id and p.event_id = e.id) as waits
     from core.event e
     left join ledger.entry n on n.agency_id = e.agency_id and n.event_id = e.id
     left join ledger.secret s on s.agency_id = e.agency_id and s.event_id = e.id
     where e.agency_id = core.agency_id() and e.matter_id = core.agency_id() and e.type = $1`,
    [leavesImported.type],
  );
  const ranges = rows.filter(toldBy).map(({ payload }) => leavesImported.payload.safeParse(payload).data);
  return (stream, index) =>
    ranges.some((range) => range?.stream === stream && range.from <= index && index < range.size);
}
