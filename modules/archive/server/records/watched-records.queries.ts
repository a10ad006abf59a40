import type { Tx } from '#core/db/tx.ts';
import type { Facts } from '#modules/ledger/server/ledger.api.ts';

/**
 * What rows of records say of what the record is; where it lies and how it was judged may change. Files that came with it
 * are one fact; each version that was brought for one is its own, so that the next version settles no earlier one anew.
 */
export async function factsOfRecords(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; facts: Facts }[]> {
  const rows = await tx.rows<{ id: string; facts: Facts; brought: Facts }>(
    `select r.id, jsonb_build_object('title', r.title, 'number', r.number, 'party', r.party, 'record_date', r.record_date, 'pages', r.pages,
       'security_class', r.security_class, 'medium', r.medium, 'copy_state', r.copy_state,
       'source_module', r.source_module, 'source_id', r.source_id, 'filed_at', extract(epoch from r.filed_at)::text,
       'files', f.files, 'versions', f.versions) as facts, f.brought
     from archive.record r cross join lateral (
       select coalesce(jsonb_agg(f.sha256 order by f.position) filter (where v.position is null), '[]'::jsonb) as files,
         coalesce(jsonb_agg(f.position order by f.position) filter (where v.position is not null), '[]'::jsonb) as versions,
         coalesce(jsonb_object_agg('file_' || f.position, jsonb_build_object('sha256', f.sha256, 'of', v.of_position, 'kind', v.kind))
           filter (where v.position is not null), '{}'::jsonb) as brought
       from archive.record_file f
       left join archive.file_version v on v.agency_id = f.agency_id and v.record_id = f.record_id and v.position = f.position
       where f.agency_id = r.agency_id and f.record_id = r.id) f
     where r.agency_id = core.agency_id() and r.id = any ($1::uuid[])`,
    [ids],
  );
  return rows.map(({ id, facts, brought }) => ({ id, facts: { ...facts, ...brought } }));
}

/** Ids of records, the newest first. Index: record_recent. */
export async function newestRecords(tx: Tx, before: string | null, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select id from archive.record where agency_id = core.agency_id() and ($1::uuid is null or id < $1) order by id desc limit $2`,
    [before, limit],
  );
  return rows.map(({ id }) => id);
}

/** A record that went with a destroyed dossier, as the stub of the dossier says. */
export interface StubbedRecord {
  id: string;
  dossierId: string;
  report: string;
  /** How many records the stub names. */
  records: number;
}

export function stubbedRecords(tx: Tx, ids: readonly string[]): Promise<StubbedRecord[]> {
  return tx.rows<StubbedRecord>(
    `select asked.id, s.dossier_id as "dossierId", s.report_number as report, jsonb_array_length(s.records) as records
     from unnest($1::uuid[]) as asked(id) join archive.stub s
       on s.agency_id = core.agency_id() and s.records @> jsonb_build_array(jsonb_build_object('recordId', asked.id))`,
    [ids],
  );
}

/** What records are called: their number, or dossier and item; as far as the actor may see them. */
export async function recordsByNumber(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; name: string }>(
    `select r.id, coalesce(r.number, d.number || '/' || d.year || ' · ' || r.item_number) as name from archive.record r
     join archive.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id
     where r.agency_id = core.agency_id() and r.id = any ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Records one of whose files, or a picture of a page, is this object. */
export async function recordsHolding(tx: Tx, object: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select record_id as id from archive.record_file
       where agency_id = core.agency_id() and (sha256 = $1 or searchable_sha256 = $1)
     union select record_id from archive.record_page
       where agency_id = core.agency_id() and (image_sha256 = $1 or thumbnail_sha256 = $1) limit 20`,
    [object],
  );
  return rows.map(({ id }) => id);
}
