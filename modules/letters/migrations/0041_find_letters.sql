-- Searching the register. Text search operators are not leakproof, so below row-level security the database could not
-- use the text index; this function therefore applies the same rules itself, and its callers read the rows it names
-- through row-level security again.

create function letters.search_text(subject text, sender text, signer text, letter_number text, summary text, body text)
returns tsvector language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select setweight(to_tsvector('letters.indonesian', subject), 'A')
    || setweight(to_tsvector('letters.indonesian', coalesce(letter_number, '') || ' ' || regexp_replace(coalesce(letter_number, ''), '[^[:alnum:].]+', ' ', 'g')), 'A')
    || setweight(to_tsvector('letters.indonesian', sender || ' ' || coalesce(signer, '')), 'B')
    || setweight(to_tsvector('letters.indonesian', coalesce(summary, '')), 'C')
    || setweight(to_tsvector('letters.indonesian', left(coalesce(body, ''), 200000)), 'D')
$$;
grant execute on function letters.search_text to pendopo_app, pendopo_worker;

create function letters.find_ids(
  q text, units uuid[], stages text[], classes text[], urgencies text[], types text[],
  from_instant timestamptz, to_instant timestamptz, only_unit uuid, only_book uuid, overdue_on date, before uuid, page_size int)
returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  agency constant uuid := core.agency_id();
  posts constant uuid[] := coalesce(core.acting_posts(), '{}');
  wanted constant tsquery := case when q is not null then websearch_to_tsquery('letters.indonesian', q) end;
begin
  return query
    select l.id from letters.letter l
    where l.agency_id = agency
      and (l.security_class = 'B' or (l.security_class = 'T' and l.unit_id = any (units))
        or exists (select from letters.reader r where r.agency_id = agency and r.letter_id = l.id and r.post_id = any (posts)))
      and (q is null or l.search @@ wanted)
      and (before is null or l.id < before)
      and (stages is null or l.stage = any (stages))
      and (classes is null or l.security_class = any (classes))
      and (urgencies is null or l.urgency = any (urgencies))
      and (types is null or l.letter_type = any (types))
      and (from_instant is null or l.received_at >= from_instant)
      and (to_instant is null or l.received_at < to_instant)
      and (only_unit is null or l.unit_id = only_unit)
      and (only_book is null or l.book_id = only_book)
      and (overdue_on is null or (l.deadline < overdue_on and l.stage in ('registered', 'disposed', 'in-progress')))
    order by l.id desc
    limit page_size;
end $$;
revoke all on function letters.find_ids from public;
grant execute on function letters.find_ids to pendopo_app;

-- Completion of senders, by the trigram index that row-level security would not let through (LIKE is not leakproof).
create function letters.known_senders(pattern text, units uuid[]) returns table (sender text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with hits as materialized (
    select l.sender from letters.letter l
    where l.agency_id = core.agency_id() and lower(l.sender) like pattern
      and (l.security_class = 'B' or (l.security_class = 'T' and l.unit_id = any (units))
        or exists (select from letters.reader r where r.agency_id = l.agency_id and r.letter_id = l.id and r.post_id = any (core.acting_posts())))
    limit 500)
  select h.sender from hits h group by h.sender order by count(*) desc, h.sender limit 10
$$;
revoke all on function letters.known_senders from public;
grant execute on function letters.known_senders to pendopo_app;
