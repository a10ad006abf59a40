import type { Tx } from '#core/db/tx.ts';
import type { RecordId } from '../../contract/terms.ts';

export interface ExcerptRow {
  id: RecordId;
  title: string;
  /** Null where the words stand in the title or number alone. */
  excerpt: string | null;
  position: number | null;
  page: number | null;
}

/** Stand around a word that was looked for: signs that no text has. */
export const markStart = '\u0002';
export const markEnd = '\u0003';

/**
 * Of records that the walls show: their title and the first place in their pages with one of the words, marked, and the
 * page whose picture is shown for it: the one with the place, else the first. What is confidential is opened only after a
 * fresh factor, so nothing of its pages is told here. Pages stand in the text in their order, each after a form feed.
 */
export function excerptsOf(tx: Tx, ids: readonly RecordId[], q: string | null): Promise<ExcerptRow[]> {
  return tx.rows<ExcerptRow>(
    `with asked as materialized (select case when w::text like '%!%' then w else replace(w::text, ' & ', ' | ')::tsquery end as wanted
       from (select coalesce(websearch_to_tsquery('letters.indonesian', $2), ''::tsquery) as w) one)
     select r.id, case when numnode(asked.wanted) = 0 then r.title else ts_headline('letters.indonesian', r.title, asked.wanted, $3 || ', HighlightAll=true') end as title,
       place.excerpt, picture.position, picture.page
     from archive.record r cross join asked
     join archive.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id
     -- Pages are taken apart only where the words stand in them, which their index words tell.
     left join lateral (select case when ts_filter(t.search, '{d}') @@ asked.wanted or asked.wanted::text like '%!%'
         then string_to_array(left(t.body, 200000), E'\\f') end as parts from archive.record_text t
       where t.agency_id = r.agency_id and t.record_id = r.id and r.security_class in ('B', 'T') and d.security_class in ('B', 'T')
       order by t.edition desc limit 1) text on true
     -- The parts come in their order, so the first that has a word ends the reading.
     left join lateral (select s.at, ts_headline('letters.indonesian', s.part, asked.wanted, $3 || ', MaxFragments=2, MaxWords=22, MinWords=10, FragmentDelimiter=" … "') as excerpt
       from unnest(text.parts) with ordinality s(part, at) where to_tsvector('letters.indonesian', s.part) @@ asked.wanted limit 1) place on true
     left join lateral (select p.position, p.page from (
         select q.position, q.page, row_number() over (order by q.position, q.page) as nth, count(*) over () as pages
         from archive.record_page q where q.agency_id = r.agency_id and q.record_id = r.id) p
       where p.nth = case when place.at > 1 and p.pages = cardinality(text.parts) - 1 then place.at - 1 else 1 end
         and r.security_class in ('B', 'T') and d.security_class in ('B', 'T')) picture on true
     where r.agency_id = core.agency_id() and r.id = any ($1::uuid[])`,
    [ids, q, `StartSel="${markStart}", StopSel="${markEnd}"`],
  );
}
