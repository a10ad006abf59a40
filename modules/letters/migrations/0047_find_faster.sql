-- Searching costs what the answer costs, for frequent and rare words alike. The newest letters are looked through first,
-- in their order: frequent words fill the page there. Words that do not are asked of the text index, which knows no order
-- and gives all letters that have them; where the statistics believe those to be many, the planner may walk on instead.

-- The ids of those among the newest letters below `top` that have the words and may be read. The rules of who may read
-- are those of find_ids. The switches leave one way, by letter_recent in its order.
create function letters.among_newest(agency uuid, wanted tsquery, units uuid[], posts uuid[], top uuid) returns uuid[]
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_sort = off set enable_bitmapscan = off as $$
begin
  return (select array_agg(l.id)
    from (select n.id, n.security_class, n.unit_id, n.search from letters.letter n
      where n.agency_id = agency and n.id < top order by n.id desc limit 400) l
    where l.search @@ wanted
      and (l.security_class = 'B' or (l.security_class = 'T' and l.unit_id = any (units))
        or exists (select from letters.reader r where r.agency_id = agency and r.letter_id = l.id and r.post_id = any (posts))));
end $$;
revoke all on function letters.among_newest from public;

-- How many letters of the agency the statistics believe to have the words. Volatile, though it changes nothing: only
-- such a function may explain, nor may one that is not call it.
create function letters.expected_hits(agency uuid, wanted tsquery) returns float8
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  plan json;
begin
  execute format('explain (format json) select from letters.letter where agency_id = %L and search @@ %L::tsquery', agency, wanted)
  into plan;
  return (plan->0->'Plan'->>'Plan Rows')::float8;
end $$;
revoke all on function letters.expected_hits from public;

-- All letters below `top` that have the words, by the text index, and the newest of those that may be read.
create function letters.having_words(
  agency uuid, wanted tsquery, units uuid[], posts uuid[], top uuid, page_size int) returns setof uuid
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  return query
    with hit as materialized (
      select l.id, l.security_class, l.unit_id from letters.letter l
      where l.search @@ wanted and l.agency_id = agency and l.id < top)
    select h.id from hit h
    where h.security_class = 'B' or (h.security_class = 'T' and h.unit_id = any (units))
      or exists (select from letters.reader r where r.agency_id = agency and r.letter_id = h.id and r.post_id = any (posts))
    order by h.id desc limit page_size;
end $$;
revoke all on function letters.having_words from public;

create or replace function letters.find_ids(
  q text, units uuid[], stages text[], classes text[], urgencies text[], types text[],
  from_instant timestamptz, to_instant timestamptz, only_unit uuid, only_book uuid, overdue_on date, before uuid, page_size int)
returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  agency constant uuid := core.agency_id();
  posts constant uuid[] := coalesce(core.acting_posts(), '{}');
  wanted constant tsquery := case when q is not null then websearch_to_tsquery('letters.indonesian', q) end;
  top constant uuid := coalesce(before, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  newest uuid[];
begin
  -- A question of stop marks alone has no words: nothing has them.
  if numnode(wanted) = 0 then
    return;
  end if;
  if wanted is not null and coalesce(stages, classes, urgencies, types) is null and coalesce(from_instant, to_instant) is null
    and coalesce(only_unit, only_book) is null and overdue_on is null then
    newest := letters.among_newest(agency, wanted, units, posts, top);
    if cardinality(newest) >= page_size then
      return query select unnest(newest[:page_size]);
      return;
    end if;
    if letters.expected_hits(agency, wanted) <= 20000 then
      return query select * from letters.having_words(agency, wanted, units, posts, top, page_size);
      return;
    end if;
  end if;
  return query
    select l.id from letters.letter l
    where l.agency_id = agency
      and (l.security_class = 'B' or (l.security_class = 'T' and l.unit_id = any (units))
        or exists (select from letters.reader r where r.agency_id = agency and r.letter_id = l.id and r.post_id = any (posts)))
      and (q is null or l.search @@ wanted)
      and l.id < top
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
