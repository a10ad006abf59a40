import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DossierId, EmergencyOpeningId, RecordId } from '../../contract/terms.ts';

export interface OpeningRow {
  id: EmergencyOpeningId;
  record_id: RecordId;
  dossier_id: DossierId;
  unit_id: UnitId;
  year: number;
  number: number;
  item_number: number;
  security_class: 'T' | 'R';
  reason: string;
  opened_by: string;
  opened_at: Date;
  ends_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
  reviewed_by: string | null;
  reviewed_at: Date | null;
  remark: string | null;
}

const shown = 'select o.* from archive.emergency_opening o where o.agency_id = core.agency_id()';

/** An opening as the walls show it. */
export async function openingById(
  tx: Tx,
  id: EmergencyOpeningId,
  { lock = false }: { lock?: boolean } = {},
): Promise<OpeningRow | undefined> {
  const [row] = await tx.rows<OpeningRow>(`${shown} and o.id = $1${lock ? ' for update' : ''}`, [id]);
  return row;
}

export interface OpeningSearch {
  waiting: boolean;
  recordId: RecordId | null;
  before: string | null;
  size: number;
}

/** Openings that the walls show, the latest first. Indexes: the key, emergency_opening_waiting, emergency_opening_record. */
export function openingsToReview(tx: Tx, search: OpeningSearch): Promise<OpeningRow[]> {
  return tx.rows<OpeningRow>(
    `${shown} and o.id < $1 and ($2::uuid is null or o.record_id = $2)${search.waiting ? ' and o.reviewed_at is null' : ''}
     order by o.id desc limit $3`,
    [search.before ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', search.recordId, search.size],
  );
}

/** How many openings of others the actor may review and nobody has. Index: emergency_opening_waiting. */
export async function countWaiting(tx: Tx, most: number): Promise<number> {
  const [row] = await tx.rows<{ waiting: number }>(
    `select count(*)::int as waiting from (${shown} and o.reviewed_at is null and o.opened_by <> core.person_id()
       and archive.holds_on('archive.review-emergency', o.unit_id) limit $1) w`,
    [most],
  );
  return row!.waiting;
}

/** What was read under openings, by file and act. Index: emergency_reading_opening. */
export function readingsOf(tx: Tx, ids: readonly EmergencyOpeningId[]) {
  return tx.rows<{
    opening_id: EmergencyOpeningId;
    position: number;
    act: 'shown' | 'downloaded';
    times: number;
    last_at: Date;
  }>(
    `select opening_id, position, act, count(*)::int as times, max(at) as last_at from archive.emergency_reading
     where agency_id = core.agency_id() and opening_id = any ($1::uuid[]) group by 1, 2, 3 order by 1, 2, 3 desc`,
    [ids],
  );
}

/** An opening that stands, and the files whose reading was written down. */
export interface StandingOpening {
  id: EmergencyOpeningId;
  endsAt: Date;
  files: number[];
}

/**
 * Finds the opening through which the actor sees a record at the instant, and makes the rest of the transaction look through
 * it: the walls show that record to it, and nothing else of its dossier. Index: emergency_opening_record.
 */
export async function lookThrough(tx: Tx, recordId: RecordId, at: Date): Promise<StandingOpening | null> {
  const [row] = await tx.rows<StandingOpening>(
    `select o.id, o.ends_at as "endsAt", set_config('app.emergency', o.id::text, true),
       array(select r.position::int from archive.emergency_reading r
         where r.agency_id = core.agency_id() and r.opening_id = o.id and r.act = 'shown' order by 1) as files
     from (${shown} and o.record_id = $1 and o.opened_by = core.person_id() and o.ended_at is null and o.ends_at > $2
       order by o.ends_at desc limit 1) o`,
    [recordId, at],
  );
  return row ? { id: row.id, endsAt: row.endsAt, files: row.files } : null;
}
