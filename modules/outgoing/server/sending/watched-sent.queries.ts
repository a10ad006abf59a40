import type { FileId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { fileById, filesOfObject } from '#modules/files/server/files.api.ts';
import type { Facts } from '#modules/ledger/server/ledger.api.ts';

/**
 * What rows of signed letters say, as JSON: moments as seconds, so that they read the same in every zone. Of a letter that
 * was destroyed what it printed is gone; that it was is a fact like all others.
 */
export function factsOfSigned(tx: Tx, ids: readonly string[]): Promise<{ id: string; facts: Facts }[]> {
  return tx.rows<{ id: string; facts: Facts }>(
    `select l.id, jsonb_build_object('number', n.text, 'letter_day', l.letter_day, 'kind_code', l.kind_code, 'subject', d.subject,
       'addressed', d.addressed, 'security_class', l.security_class, 'printed', l.facts, 'verification_code', l.verification_code,
       'signed_at', extract(epoch from l.signed_at)::text, 'sent_at', extract(epoch from l.sent_at)::text, 'sent_by', l.sent_by,
       'file', encode(l.document_digest, 'hex'), 'destroyed_on', d.destroyed_on, 'destroyed_report', d.destroyed_report,
       'editions', (select coalesce(jsonb_agg(encode(e.digest, 'hex') order by e.number), '[]'::jsonb) from outgoing.edition e
         where e.agency_id = l.agency_id and e.letter_id = l.id))
       - case when d.destroyed_on is null then '{}'::text[] else array['printed'] end as facts
     from outgoing.letter l join outgoing.draft d on d.agency_id = l.agency_id and d.id = l.id
     join outgoing.number n on n.agency_id = l.agency_id and n.id = l.number_id
     where l.agency_id = core.agency_id() and l.id = any ($1::uuid[])`,
    [ids],
  );
}

/** Ids of signed letters, the newest first. */
export async function newestSigned(tx: Tx, before: string | null, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select id from outgoing.letter where agency_id = core.agency_id() and ($1::uuid is null or id < $1) order by id desc limit $2`,
    [before, limit],
  );
  return rows.map(({ id }) => id);
}

/** The object of the edition whose file has this digest; null where it was destroyed with its letter. */
export async function objectOfEdition(
  tx: Tx,
  letterId: string,
  digest: string,
): Promise<string | null | undefined> {
  const [row] = await tx.rows<{ id: string | null }>(
    `select null::uuid as id from outgoing.draft d
       where d.agency_id = core.agency_id() and d.id = $1 and d.destroyed_on is not null
     union all select l.file_id from outgoing.letter l
       where l.agency_id = core.agency_id() and l.id = $1 and l.document_digest = decode($2, 'hex')
     union all select e.file_id from outgoing.edition e
       where e.agency_id = core.agency_id() and e.letter_id = $1 and e.digest = decode($2, 'hex') limit 1`,
    [letterId, digest],
  );
  if (row?.id === null) return null;
  return row && (await fileById(tx, row.id as FileId))?.sha256;
}

/** Numbers of signed letters, as far as the actor may see them. */
export async function signedByNumber(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; name: string }>(
    `select l.id, n.text as name from outgoing.letter l
     join outgoing.number n on n.agency_id = l.agency_id and n.id = l.number_id
     where l.agency_id = core.agency_id() and l.id = any ($1::uuid[]) and n.text is not null`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Signed letters one of whose editions or attachments is this object. */
export async function signedHolding(tx: Tx, object: string): Promise<string[]> {
  const files = await filesOfObject(tx, object);
  if (files.length === 0) return [];
  const rows = await tx.rows<{ id: string }>(
    `select l.id from outgoing.letter l where l.agency_id = core.agency_id() and l.file_id = any ($1::uuid[])
     union select e.letter_id from outgoing.edition e where e.agency_id = core.agency_id() and e.file_id = any ($1::uuid[])
     union select d.id from outgoing.draft d join outgoing.letter l on l.agency_id = d.agency_id and l.id = d.id
       where d.agency_id = core.agency_id() and d.file_ids ?| $1::text[] limit 20`,
    [files],
  );
  return rows.map(({ id }) => id);
}
