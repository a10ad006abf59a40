-- A part of the number of a letter finds it, finished or not: `409/DIN` the letters whose number has it anywhere. What the
-- search is narrowed by, and who may read, is said once.

-- A number as its parts are looked for: one sign, which counts as a letter, for whatever stands between them, so that the
-- trigrams reach over the ends of the parts. `B/12/XI` is `bz12zxi`.
create function letters.number_key(number text) returns text
language sql immutable parallel safe as $$
  select pg_catalog.regexp_replace(pg_catalog.lower(number), '[^a-z0-9]+', 'z', 'g')
$$;
grant execute on function letters.number_key to pendopo_app, pendopo_worker;

create index letter_number_part on letters.letter using gin (letters.number_key(letter_number) gin_trgm_ops) with (fastupdate = off);

drop function letters.find_ids(text, uuid[], text[], text[], text[], text[], timestamptz, timestamptz, uuid, uuid, date, uuid, int);
drop function letters.ids_having_words(text, uuid[], text[], text[], text[], text[], timestamptz, timestamptz, uuid, uuid, date, uuid, int);
drop function letters.having_words(uuid, tsquery, uuid[], uuid[], uuid, int);
drop function letters.among_newest(uuid, tsquery, uuid[], uuid[], uuid);
drop function letters.expected_hits(uuid, tsquery);

-- The letters of the agency that may be read and that the filters leave. Without settings of its own, so that the planner
-- reads it as a part of the question that asks it; its names are of letters, its callers fix the search path.
create function letters.passing(
  agency uuid, posts uuid[], units uuid[], stages text[], classes text[], urgencies text[], types text[],
  from_instant timestamptz, to_instant timestamptz, only_unit uuid, only_book uuid, overdue_on date)
returns table (id uuid, book_id uuid, book_year smallint, agenda_number int, letter_number text, search tsvector)
language sql stable as $$
  select l.id, l.book_id, l.book_year, l.agenda_number, l.letter_number, l.search
  from letters.letter l
  where l.agency_id = agency
    and (l.security_class = 'B' or (l.security_class = 'T' and l.unit_id = any (units))
      or exists (select from letters.reader r where r.agency_id = agency and r.letter_id = l.id and r.post_id = any (posts)))
    and (stages is null or l.stage = any (stages))
    and (classes is null or l.security_class = any (classes))
    and (urgencies is null or l.urgency = any (urgencies))
    and (types is null or l.letter_type = any (types))
    and (from_instant is null or l.received_at >= from_instant)
    and (to_instant is null or l.received_at < to_instant)
    and (only_unit is null or l.unit_id = only_unit)
    and (only_book is null or l.book_id = only_book)
    and (overdue_on is null or (l.deadline < overdue_on and l.stage in ('registered', 'disposed', 'in-progress')))
$$;
revoke all on function letters.passing from public;

-- The ids of those among the newest letters below `top` that have the words, or the part in their number, and may be read.
-- The switches leave one way, by letter_recent in its order.
create function letters.among_newest(
  agency uuid, wanted tsquery, part text, units uuid[], posts uuid[], top uuid) returns uuid[]
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_sort = off set enable_bitmapscan = off as $$
begin
  return (select array_agg(l.id)
    from (select n.id, n.security_class, n.unit_id, n.search, n.letter_number from letters.letter n
      where n.agency_id = agency and n.id < top order by n.id desc limit 400) l
    where (l.search @@ wanted or (part is not null and letters.number_key(l.letter_number) like part))
      and (l.security_class = 'B' or (l.security_class = 'T' and l.unit_id = any (units))
        or exists (select from letters.reader r where r.agency_id = agency and r.letter_id = l.id and r.post_id = any (posts))));
end $$;
revoke all on function letters.among_newest from public;

-- How many letters of the agency the statistics believe to be found. Volatile, though it changes nothing: only such a
-- function may explain, nor may one that is not call it.
create function letters.expected_hits(agency uuid, wanted tsquery, part text) returns float8
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  plan json;
begin
  execute format('explain (format json) select from letters.letter where agency_id = %L and (search @@ %L::tsquery or letters.number_key(letter_number) like %L)',
    agency, wanted, part) into plan;
  return (plan->0->'Plan'->>'Plan Rows')::float8;
end $$;
revoke all on function letters.expected_hits from public;

-- All letters below `top` that have the words or the part, by the indexes of both, and the newest of those that may be read.
create function letters.having_words(
  agency uuid, wanted tsquery, part text, units uuid[], posts uuid[], top uuid, page_size int) returns setof uuid
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  return query
    with hit as materialized (
      select l.id, l.security_class, l.unit_id from letters.letter l
      where l.search @@ wanted and l.agency_id = agency and l.id < top
      union
      select l.id, l.security_class, l.unit_id from letters.letter l
      where part is not null and letters.number_key(l.letter_number) like part and l.agency_id = agency and l.id < top)
    select h.id from hit h
    where h.security_class = 'B' or (h.security_class = 'T' and h.unit_id = any (units))
      or exists (select from letters.reader r where r.agency_id = agency and r.letter_id = h.id and r.post_id = any (posts))
    order by h.id desc limit page_size;
end $$;
revoke all on function letters.having_words from public;

-- Looks for words and for a part of a number, in what the filters leave.
create function letters.ids_having_words(
  q text, part text, units uuid[], stages text[], classes text[], urgencies text[], types text[],
  from_instant timestamptz, to_instant timestamptz, only_unit uuid, only_book uuid, overdue_on date, before uuid, page_size int)
returns setof uuid
language plpgsql volatile set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  agency constant uuid := core.agency_id();
  posts constant uuid[] := coalesce(core.acting_posts(), '{}');
  top constant uuid := coalesce(before, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  wanted constant tsquery := case when q is not null then websearch_to_tsquery('letters.indonesian', q) end;
  fragment constant text := '%' || letters.number_key(part) || '%';
  newest uuid[];
begin
  -- A question of stop marks alone has no words: nothing has them.
  if numnode(wanted) = 0 and fragment is null then
    return;
  end if;
  if wanted is not null and coalesce(stages, classes, urgencies, types) is null and coalesce(from_instant, to_instant) is null
    and coalesce(only_unit, only_book) is null and overdue_on is null then
    newest := letters.among_newest(agency, wanted, fragment, units, posts, top);
    if cardinality(newest) >= page_size then
      return query select unnest(newest[:page_size]);
      return;
    end if;
    if letters.expected_hits(agency, wanted, fragment) <= 20000 then
      return query select * from letters.having_words(agency, wanted, fragment, units, posts, top, page_size);
      return;
    end if;
  end if;
  return query
    select p.id
    from letters.passing(agency, posts, units, stages, classes, urgencies, types, from_instant, to_instant, only_unit, only_book, overdue_on) p
    where (wanted is null or p.search @@ wanted or letters.number_key(p.letter_number) like fragment) and p.id < top
    order by p.id desc
    limit page_size;
end $$;
revoke all on function letters.ids_having_words from public;

-- `q` is what the words are looked for by, or an agenda number as it is printed; `part` is looked for in the number of the
-- letter.
create function letters.find_ids(
  q text, part text, units uuid[], stages text[], classes text[], urgencies text[], types text[],
  from_instant timestamptz, to_instant timestamptz, only_unit uuid, only_book uuid, overdue_on date, before uuid, page_size int)
returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  agency constant uuid := core.agency_id();
  posts constant uuid[] := coalesce(core.acting_posts(), '{}');
  typed constant text[] := regexp_match(q, '^\s*(\d{1,9})/(\d{4})\s*$');
begin
  if typed is null then
    return query select ids_having_words from letters.ids_having_words(
      q, part, units, stages, classes, urgencies, types, from_instant, to_instant, only_unit, only_book, overdue_on, before, page_size);
    return;
  end if;
  return query
    -- One letter of each book at most, by the key that keeps its numbers apart.
    select p.id from letters.book b
    join letters.passing(agency, posts, units, stages, classes, urgencies, types, from_instant, to_instant, only_unit, only_book, overdue_on) p
      on p.book_id = b.id and p.book_year = typed[2]::smallint and p.agenda_number = typed[1]::int
    where b.agency_id = agency and (before is null or p.id < before)
    union
    select ids_having_words from letters.ids_having_words(
      q, part, units, stages, classes, urgencies, types, from_instant, to_instant, only_unit, only_book, overdue_on, before, page_size)
    order by 1 desc
    limit page_size;
end $$;
revoke all on function letters.find_ids from public;
grant execute on function letters.find_ids to pendopo_app;
