-- Searching costs what the answer costs, for frequent and rare words alike. The newest letters are looked through first,
-- in their order: frequent words fill the page there. Only words that do not are asked of the text index, which knows no
-- order and gives all letters that have them.

-- Those among the newest `looked_through` letters below `top` that have the words: how many, and the ids of those that
-- may be read. The rules of who may read are those of find_ids. The switches leave one way, by letter_recent in its
-- order: with a limit that is a parameter the planner would expect a tenth of the table.
create function letters.among_newest(
  agency uuid, wanted tsquery, units uuid[], posts uuid[], top uuid, looked_through int, out ids uuid[], out having_them int)
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_sort = off set enable_bitmapscan = off as $$
begin
  select array_agg(l.id) filter (where
      l.security_class = 'B' or (l.security_class = 'T' and l.unit_id = any (units))
      or exists (select from letters.reader r where r.agency_id = agency and r.letter_id = l.id and r.post_id = any (posts))),
    count(*)
  into ids, having_them
  from (select n.id, n.security_class, n.unit_id, n.search from letters.letter n
    where n.agency_id = agency and n.id < top order by n.id desc limit looked_through) l
  where l.search @@ wanted;
end $$;
revoke all on function letters.among_newest from public;

-- Letters that have the words, newest first, with nothing else asked of them. Its statements are planned once a
-- connection: planning them would cost more than running them.
create function letters.find_words(
  agency uuid, wanted tsquery, units uuid[], posts uuid[], top uuid, page_size int) returns setof uuid
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  looked_through int;
  newest record;
begin
  foreach looked_through in array array[400, 4000] loop
    newest := letters.among_newest(agency, wanted, units, posts, top, looked_through);
    if cardinality(newest.ids) >= page_size then
      return query select unnest(newest.ids[:page_size]);
      return;
    end if;
    -- Rarer than one in two hundred: the index names them sooner than a longer look.
    exit when newest.having_them * 200 < looked_through;
  end loop;
  return query
    with hit as materialized (
      select l.id, l.security_class, l.unit_id from letters.letter l
      where l.search @@ wanted and l.agency_id = agency and l.id < top)
    select h.id from hit h
    where h.security_class = 'B' or (h.security_class = 'T' and h.unit_id = any (units))
      or exists (select from letters.reader r where r.agency_id = agency and r.letter_id = h.id and r.post_id = any (posts))
    order by h.id desc limit page_size;
end $$;
revoke all on function letters.find_words from public;

create or replace function letters.find_ids(
  q text, units uuid[], stages text[], classes text[], urgencies text[], types text[],
  from_instant timestamptz, to_instant timestamptz, only_unit uuid, only_book uuid, overdue_on date, before uuid, page_size int)
returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  agency constant uuid := core.agency_id();
  posts constant uuid[] := coalesce(core.acting_posts(), '{}');
  wanted constant tsquery := case when q is not null then websearch_to_tsquery('letters.indonesian', q) end;
  top constant uuid := coalesce(before, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
begin
  -- A question of stop marks alone has no words: nothing has them.
  if numnode(wanted) = 0 then
    return;
  end if;
  if wanted is not null and coalesce(stages, classes, urgencies, types) is null and coalesce(from_instant, to_instant) is null
    and coalesce(only_unit, only_book) is null and overdue_on is null then
    return query select * from letters.find_words(agency, wanted, units, posts, top, page_size);
    return;
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
