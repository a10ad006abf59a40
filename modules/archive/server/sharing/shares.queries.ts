import type { Tx } from '#core/db/tx.ts';
import type { RecordId, ShareId } from '../../contract/terms.ts';

export interface ShareRow {
  id: string;
  title: string;
  reason: string;
  made_by: string;
  made_at: Date;
  expires_at: Date;
  withdrawn_at: Date | null;
  records: number;
  openings: number;
  last_opened_at: Date | null;
}

/** Hours of which openings are added up; what a link of a year has in all, unless very many files are taken every hour. */
const mostHours = 10_000;

const columns = `s.id, s.title, s.reason, s.made_by, s.made_at, s.expires_at, s.withdrawn_at,
  (select count(*)::int from archive.share_record x where x.agency_id = s.agency_id and x.share_id = s.id) as records,
  coalesce(o.openings, 0) as openings, o.last_opened_at`;

/** Index: share_opening_hour. */
const withOpenings = `left join lateral (select sum(h.openings)::int as openings, max(h.last_opened_at) as last_opened_at
  from (select openings, last_opened_at from archive.share_opening p where p.agency_id = s.agency_id and p.share_id = s.id
    order by p.hour desc limit ${mostHours}) h) o on true`;

/** Links that show a record, the latest first. Index: share_record_record. */
export function sharesOf(tx: Tx, recordId: RecordId): Promise<ShareRow[]> {
  return tx.rows<ShareRow>(
    `select ${columns} from archive.share_record r join archive.share s on s.agency_id = r.agency_id and s.id = r.share_id ${withOpenings}
     where r.agency_id = core.agency_id() and r.record_id = $1 order by s.id desc limit 50`,
    [recordId],
  );
}

/** A link as the walls show it. */
export async function shareById(tx: Tx, id: ShareId): Promise<ShareRow | undefined> {
  const [row] = await tx.rows<ShareRow>(
    `select ${columns} from archive.share s ${withOpenings} where s.agency_id = core.agency_id() and s.id = $1`,
    [id],
  );
  return row;
}

/** The records that a link shows, as far as the walls show them. */
export function recordsOfShare(tx: Tx, id: ShareId): Promise<{ record_id: RecordId }[]> {
  return tx.rows(
    'select record_id from archive.share_record where agency_id = core.agency_id() and share_id = $1',
    [id],
  );
}

export interface ShownRow {
  agency_id: string;
  agency_name: string;
  zone: string;
  share_id: string;
  share_title: string;
  expires_at: Date;
  record_id: string;
  title: string;
  number: string | null;
  party: string | null;
  record_date: string | null;
  unit_name: string;
  position: number | null;
  file_name: string | null;
  media_type: string | null;
  size: string | null;
  sha256: string | null;
}

/** What a link shows now, one row a file. */
export function shownByLink(tx: Tx, hash: Buffer, at: Date): Promise<ShownRow[]> {
  return tx.rows<ShownRow>('select * from archive.shown_by_link($1, $2)', [hash, at]);
}
