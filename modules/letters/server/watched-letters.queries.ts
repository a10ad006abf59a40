import type { Tx } from '#core/db/tx.ts';
import type { Facts } from '#modules/ledger/server/ledger.api.ts';

/**
 * What rows of letters say, as JSON: moments as seconds, so that they read the same in every zone. That a letter
 * was destroyed, and that its words are gone, are facts like all others, settled by the event that forgot it: no row is
 * believed when it calls itself destroyed.
 */
export function factsOfLetters(tx: Tx, ids: readonly string[]): Promise<{ id: string; facts: Facts }[]> {
  return tx.rows<{ id: string; facts: Facts }>(
    `select l.id, (to_jsonb(l) - array['agency_id', 'id', 'unit_id', 'registered_post', 'stage', 'settled_at', 'settled_by', 'settled_note',
         'settled_from', 'version', 'search', 'received_at', 'registered_at', 'receipt_code'])
       || jsonb_build_object('received_at', extract(epoch from l.received_at)::text, 'registered_at', extract(epoch from l.registered_at)::text,
         'documents', (select coalesce(jsonb_agg(encode(d.sha256, 'hex') order by encode(d.sha256, 'hex')), '[]'::jsonb) from letters.document d
           where d.agency_id = l.agency_id and d.letter_id = l.id)) as facts
     from letters.letter l where l.agency_id = core.agency_id() and l.id = any ($1::uuid[])`,
    [ids],
  );
}

/** Ids of letters, the newest first. Index: letter_pkey. */
export async function newestLetters(tx: Tx, before: string | null, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select id from letters.letter where agency_id = core.agency_id() and ($1::uuid is null or id < $1) order by id desc limit $2`,
    [before, limit],
  );
  return rows.map(({ id }) => id);
}

/** Agenda numbers of letters, as far as the actor may see them. */
export async function lettersByNumber(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; name: string }>(
    `select id, agenda_number || '/' || book_year as name from letters.letter
     where agency_id = core.agency_id() and id = any ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Letters one of whose documents, or a picture of a page, is this object. */
export async function lettersHolding(tx: Tx, object: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select d.letter_id as id from letters.document d
       where d.agency_id = core.agency_id() and d.letter_id is not null and (d.sha256 = decode($1, 'hex') or d.searchable_sha256 = $1)
     union select d.letter_id from letters.page p
       join letters.document d on d.agency_id = p.agency_id and d.id = p.document_id and d.letter_id is not null
       where p.agency_id = core.agency_id() and (p.image_sha256 = $1 or p.thumbnail_sha256 = $1) limit 20`,
    [object],
  );
  return rows.map(({ id }) => id);
}
