-- Searching the archive. Text search operators are not leakproof, so below row-level security the database could not use
-- the text index: these functions apply the rules of the walls themselves, and what they name is read through the walls
-- again. What is counted is counted by the same rules: nobody learns from a figure what they may not see.

create function archive.search_text(title text, number text, party text, body text)
returns tsvector language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select setweight(to_tsvector('letters.indonesian', title), 'A')
    || setweight(to_tsvector('letters.indonesian', coalesce(number, '') || ' ' || regexp_replace(coalesce(number, ''), '[^[:alnum:].]+', ' ', 'g')), 'A')
    || setweight(to_tsvector('letters.indonesian', coalesce(party, '')), 'B')
    || setweight(to_tsvector('letters.indonesian', left(coalesce(body, ''), 200000)), 'D')
$$;
grant execute on function archive.search_text to pendopo_app, pendopo_worker;

-- Units whose archives the posts may see up to class T. With may_read these are the walls: what one says the other must.
create function archive.seen_units(agency uuid, posts uuid[]) returns uuid[] language sql stable as $$
  select coalesce(array_agg(u.id), '{}') from organization.unit u
  where u.agency_id = agency and (
    u.id in (select p.unit_id from organization.post p where p.agency_id = agency and p.id = any (posts))
    or u.ancestor_ids && array(
      select g.unit_id from organization.post_role g join organization.role r on r.agency_id = g.agency_id and r.id = g.role_id
      where g.agency_id = agency and g.post_id = any (posts) and 'archive.view-unit' = any (r.permissions)))
$$;
revoke all on function archive.seen_units from public;

-- Records of the agency that may be read and that the filters leave. Without settings of its own, so that the planner
-- reads it as a part of the question that asks it; its callers fix the search path.
create function archive.passing(
  agency uuid, posts uuid[], units uuid[], only_unit uuid, under_code text, only_year int, classes text[], copies text[],
  media text[], states text[], only_dossier uuid, from_day date, to_day date)
returns table (id uuid, dossier_id uuid, unit_id uuid, code text, year smallint, security_class text, copy_state text, state text)
language sql stable as $$
  select r.id, r.dossier_id, d.unit_id, coalesce(r.code, d.code), d.year, r.security_class, r.copy_state, d.state
  from archive.record r join archive.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id
  where r.agency_id = agency
    and ((d.security_class = 'B' and r.security_class = 'B')
      or ((d.security_class = 'B' or (d.security_class = 'T' and d.unit_id = any (units)))
        and (r.security_class in ('B', d.security_class) or (r.security_class = 'T' and d.unit_id = any (units))))
      -- One look for each, not a list of all that the posts are named for.
      or (select true from archive.reader x where x.agency_id = agency and x.dossier_id = r.dossier_id and x.post_id = any (posts) limit 1))
    and (only_unit is null or d.unit_id = only_unit)
    and (under_code is null or coalesce(r.code, d.code) = under_code or starts_with(coalesce(r.code, d.code), under_code || '.'))
    and (only_year is null or d.year = only_year)
    and (classes is null or r.security_class = any (classes))
    and (copies is null or r.copy_state = any (copies))
    and (media is null or r.medium = any (media))
    and (states is null or d.state = any (states))
    and (only_dossier is null or r.dossier_id = only_dossier)
    and (from_day is null or r.record_date >= from_day)
    and (to_day is null or r.record_date <= to_day)
$$;
revoke all on function archive.passing from public;

-- The pairs of words that every find of a question has: those of its phrases, as far as word_pairs knows them. Null where
-- it has none, and where one may be missing ("or", "not").
create function archive.asked_pairs(wanted tsquery) returns text[]
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  with sign as (
    select case when m[1] like '''%' then replace(replace(substr(m[1], 2, length(m[1]) - 2), '''''', ''''), '\\', '\') end as word, m[1] as sign, at
    from regexp_matches(wanted::text, '''(?:[^'']|'''')*''|<->|<\d+>|[&|!()]', 'g') with ordinality t(m, at))
  select case when not bool_or(s.sign in ('|', '!')) then array_agg(distinct s.word || ' ' || s.next) filter (where s.beside and octet_length(s.word) + octet_length(s.next) <= 1000) end
  from (select word, sign, lead(word, 2) over signs as next, lead(sign) over signs = '<->' as beside from sign window signs as (order by at)) s
$$;
revoke all on function archive.asked_pairs from public;

-- How many texts the statistics believe to have the words, of a phrase its pairs. Volatile, though it changes nothing: only such a function may
-- explain, nor may one that is not call it.
create function archive.expected_hits(agency uuid, wanted tsquery, pairs text[]) returns float8
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  plan json;
begin
  execute format('explain (format json) select from archive.record_text where agency_id = %L and %s', agency,
    case when pairs is null then format('search @@ %L::tsquery', wanted) else format('archive.word_pairs(search) @> %L::text[]', pairs) end) into plan;
  return (plan->0->'Plan'->>'Plan Rows')::float8;
end $$;
revoke all on function archive.expected_hits from public;

-- Finds among the newest `reach` texts below `top`, in their order: a frequent word fills its page there. Rows beside the
-- texts are read for finds alone. The switches leave one way, by the key of the texts. Of a text that was read again, the
-- latest edition counts.
create function archive.hits_among_newest(
  agency uuid, posts uuid[], units uuid[], wanted tsquery, place text, only_unit uuid, under_code text, only_year int, classes text[], copies text[],
  media text[], states text[], only_dossier uuid, from_day date, to_day date,
  top uuid, reach int, most int)
returns table (id uuid, dossier_id uuid, unit_id uuid, code text, year smallint, security_class text, copy_state text, state text)
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_sort = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  return query
    select p.* from (
      select n.record_id, n.edition from (
        select t.record_id, t.edition, t.search from archive.record_text t
        where t.agency_id = agency and t.record_id < top order by t.record_id desc, t.edition desc limit reach) n
      where n.search @@ wanted) w
    join archive.passing(agency, posts, units, only_unit, under_code, only_year, classes, copies, media, states, only_dossier, from_day, to_day) p on p.id = w.record_id
    where not exists (select from archive.record_text l where l.agency_id = agency and l.record_id = w.record_id and l.edition > w.edition)
      and (place = 'all' or exists (select from archive.record r
        where r.agency_id = agency and r.id = w.record_id and to_tsvector('letters.indonesian', r.title) @@ wanted))
    order by w.record_id desc limit most;
end $$;
revoke all on function archive.hits_among_newest from public;

-- All that have the words, or the part in their number, by the indexes of both, and the newest of those that pass: the
-- rules are asked in their order, of no more than fill the page.
create function archive.hits_by_index(
  agency uuid, posts uuid[], units uuid[], wanted tsquery, pairs text[], part text, place text, only_unit uuid, under_code text, only_year int, classes text[], copies text[],
  media text[], states text[], only_dossier uuid, from_day date, to_day date,
  top uuid, most int)
returns table (id uuid, dossier_id uuid, unit_id uuid, code text, year smallint, security_class text, copy_state text, state text)
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  return query
    with hit as materialized (
      select t.record_id, t.edition from archive.record_text t
      where pairs is null and place <> 'number' and t.search @@ wanted and t.agency_id = agency and t.record_id < top
      union all
      select t.record_id, t.edition from archive.record_text t
      where pairs is not null and place <> 'number' and archive.word_pairs(t.search) @> pairs and t.search @@ wanted and t.agency_id = agency and t.record_id < top
      union all
      select n.id, null from archive.record n
      where part is not null and letters.number_key(n.number) like part and n.agency_id = agency and n.id < top)
    select distinct on (h.record_id) p.*
    from (select * from hit order by record_id desc) h
    join archive.passing(agency, posts, units, only_unit, under_code, only_year, classes, copies, media, states, only_dossier, from_day, to_day) p on p.id = h.record_id
    where h.edition is null
      or (not exists (select from archive.record_text l where l.agency_id = agency and l.record_id = h.record_id and l.edition > h.edition)
        and (place = 'all' or exists (select from archive.record r
          where r.agency_id = agency and r.id = h.record_id and to_tsvector('letters.indonesian', r.title) @@ wanted)))
    order by h.record_id desc limit most;
end $$;
revoke all on function archive.hits_by_index from public;

-- Finds in what the filters of dossiers leave, in the order of the records, which an index tells without their rows: a
-- dossier is looked up in a table that is made once. The test of truth keeps the planner from making a join of it, which
-- would lose the order.
create function archive.hits_narrowed(
  agency uuid, posts uuid[], units uuid[], wanted tsquery, place text, only_unit uuid, under_code text, only_year int, classes text[], copies text[],
  media text[], states text[], only_dossier uuid, from_day date, to_day date,
  top uuid, most int)
returns table (id uuid, dossier_id uuid, unit_id uuid, code text, year smallint, security_class text, copy_state text, state text)
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan set work_mem = '64MB'
set enable_sort = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  return query
    select p.* from (
      select r.id from archive.record r
      where r.agency_id = agency and r.id < top
        and (r.dossier_id in (select d.id from archive.dossier d where d.agency_id = agency
          and (only_unit is null or d.unit_id = only_unit) and (only_year is null or d.year = only_year) and (states is null or d.state = any (states)))) is true
      order by r.id desc) n
    join archive.passing(agency, posts, units, only_unit, under_code, only_year, classes, copies, media, states, only_dossier, from_day, to_day) p on p.id = n.id
    where wanted is null or exists (select from archive.record_text t
      where t.agency_id = agency and t.record_id = n.id and t.search @@ wanted
        and not exists (select from archive.record_text l where l.agency_id = agency and l.record_id = n.id and l.edition > t.edition)
        and (place = 'all' or exists (select from archive.record r
          where r.agency_id = agency and r.id = n.id and to_tsvector('letters.indonesian', r.title) @@ wanted)))
    order by n.id desc limit most;
end $$;
revoke all on function archive.hits_narrowed from public;

-- The newest of all, in the order of their key.
create function archive.newest_hits(
  agency uuid, posts uuid[], units uuid[], only_unit uuid, under_code text, only_year int, classes text[], copies text[],
  media text[], states text[], only_dossier uuid, from_day date, to_day date, top uuid, most int)
returns table (id uuid, dossier_id uuid, unit_id uuid, code text, year smallint, security_class text, copy_state text, state text)
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_sort = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  return query
    select p.* from archive.passing(agency, posts, units, only_unit, under_code, only_year, classes, copies, media, states, only_dossier, from_day, to_day) p
    where p.id < top order by p.id desc limit most;
end $$;
revoke all on function archive.newest_hits from public;

-- The newest finds below `top`. Where many have the words, the newest are looked through first; what is left to find is
-- asked of the indexes.
create function archive.hits(
  agency uuid, posts uuid[], wanted tsquery, part text, place text, only_unit uuid, under_code text, only_year int, classes text[], copies text[],
  media text[], states text[], only_dossier uuid, from_day date, to_day date,
  top uuid, most int)
returns table (id uuid, dossier_id uuid, unit_id uuid, code text, year smallint, security_class text, copy_state text, state text)
language plpgsql volatile set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  units constant uuid[] := archive.seen_units(agency, posts);
  narrowed constant boolean := num_nonnulls(only_unit, under_code, only_year, states) > 0;
  days constant boolean := num_nonnulls(from_day, to_day) > 0;
  pairs constant text[] := archive.asked_pairs(wanted);
  reach constant int := 8000 + 4 * most;
  texts constant float8 := (select c.reltuples from pg_class c where c.oid = 'archive.record_text'::regclass);
  expected float8;
  found_now int := 0;
  rest_below uuid;
begin
  -- Within one dossier, or in what is for named readers alone, there is little: the words are asked of each.
  if only_dossier is not null or classes <@ array['R', 'SR'] then
    return query
      select p.* from archive.passing(agency, posts, units, only_unit, under_code, only_year, classes, copies, media, states, only_dossier, from_day, to_day) p
      join archive.record r on r.agency_id = agency and r.id = p.id
      where p.id < top
        and (only_dossier is not null or p.dossier_id in (select x.dossier_id from archive.reader x where x.agency_id = agency and x.post_id = any (posts)))
        and ((wanted is null and part is null) or letters.number_key(r.number) like part or (place <> 'number' and exists (
          select from archive.record_text t where t.agency_id = agency and t.record_id = p.id and t.search @@ wanted
            and not exists (select from archive.record_text l where l.agency_id = agency and l.record_id = t.record_id and l.edition > t.edition)
            and (place = 'all' or to_tsvector('letters.indonesian', r.title) @@ wanted))))
      order by p.id desc limit most;
    return;
  end if;
  if wanted is null and part is null then
    if days then
      return query
        select p.* from archive.passing(agency, posts, units, only_unit, under_code, only_year, classes, copies, media, states, only_dossier, from_day, to_day) p
        where p.id < top order by p.id desc limit most;
    elsif narrowed then
      return query
        select h.* from archive.hits_narrowed(agency, posts, units, null, place, only_unit, under_code, only_year, classes, copies, media, states, only_dossier, from_day, to_day,
          top, most) h;
    else
      return query
        select h.* from archive.newest_hits(agency, posts, units, only_unit, under_code, only_year, classes, copies, media, states, only_dossier, from_day, to_day,
          top, most) h;
    end if;
    return;
  end if;
  expected := case when part is null then archive.expected_hits(agency, wanted, pairs) end;
  -- The newest are looked through where they have enough of the finds, some of which may not be read. Of a pair that the
  -- statistics do not name they believe that one text in 200 has it: it is asked of the index.
  if expected > (case when pairs is null then 2000 else greatest(2000, 0.006 * texts) end) and expected * reach > 1.5 * most * texts then
    return query
      select h.* from archive.hits_among_newest(agency, posts, units, wanted, place, only_unit, under_code, only_year, classes, copies, media, states, only_dossier, from_day, to_day,
        top, reach, most) h;
    get diagnostics found_now = row_count;
    if found_now = most then return; end if;
    rest_below := (select t.record_id from archive.record_text t
      where t.agency_id = agency and t.record_id < top order by t.record_id desc, t.edition desc offset reach - 1 limit 1);
    if rest_below is null then return; end if;
    -- Many have the words, and few of them pass the filters.
    if days then
      return query
        select p.* from archive.passing(agency, posts, units, only_unit, under_code, only_year, classes, copies, media, states, only_dossier, from_day, to_day) p
        join archive.record_text t on t.agency_id = agency and t.record_id = p.id and t.search @@ wanted
        where p.id < rest_below
          and not exists (select from archive.record_text l where l.agency_id = agency and l.record_id = t.record_id and l.edition > t.edition)
          and (place = 'all' or exists (select from archive.record r
            where r.agency_id = agency and r.id = p.id and to_tsvector('letters.indonesian', r.title) @@ wanted))
        order by p.id desc limit most - found_now;
      return;
    elsif narrowed then
      return query
        select h.* from archive.hits_narrowed(agency, posts, units, wanted, place, only_unit, under_code, only_year, classes, copies, media, states, only_dossier, from_day, to_day,
          rest_below, most - found_now) h;
      return;
    end if;
  end if;
  return query
    select h.* from archive.hits_by_index(agency, posts, units, wanted, pairs, part, place, only_unit, under_code, only_year, classes, copies, media, states, only_dossier, from_day, to_day,
      coalesce(rest_below, top), most - found_now) h;
end $$;
revoke all on function archive.hits from public;

-- What numbers are held against; null for less than three signs, which have no trigram: nearly all numbers have them.
create function archive.number_fragment(part text) returns text language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select '%' || k.key || '%' from (select letters.number_key(part) as key) k where length(k.key) >= 3
$$;
revoke all on function archive.number_fragment from public;

-- Ids of one page, the newest first. `part` is looked for in the numbers of records, as letters do; `place` is 'all',
-- 'title' or 'number'.
create function archive.find_records(
  q text, part text, place text, only_unit uuid, under_code text, only_year int, classes text[], copies text[],
  media text[], states text[], only_dossier uuid, from_day date, to_day date, before uuid, page_size int)
returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  wanted constant tsquery := case when q is not null then websearch_to_tsquery('letters.indonesian', q) end;
  fragment constant text := archive.number_fragment(part);
begin
  -- A question of stop marks alone has no words: nothing has them. No number is found by less than three signs.
  if fragment is null and (numnode(wanted) = 0 or (place = 'number' and q is not null)) then
    return;
  end if;
  return query
    select h.id from archive.hits(core.agency_id(), coalesce(core.acting_posts(), '{}'), wanted, fragment, place, only_unit, under_code, only_year, classes, copies, media, states, only_dossier, from_day, to_day,
      coalesce(before, 'ffffffff-ffff-ffff-ffff-ffffffffffff'), page_size) h;
end $$;
revoke all on function archive.find_records from public;
grant execute on function archive.find_records to pendopo_app;

-- How many of the newest `most` finds there are of each unit, first level of code, year, class, copy state and state.
create function archive.find_facets(
  q text, part text, place text, only_unit uuid, under_code text, only_year int, classes text[], copies text[],
  media text[], states text[], only_dossier uuid, from_day date, to_day date, most int)
returns table (facet text, value text, records int)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  wanted constant tsquery := case when q is not null then websearch_to_tsquery('letters.indonesian', q) end;
  fragment constant text := archive.number_fragment(part);
begin
  if fragment is null and (numnode(wanted) = 0 or (place = 'number' and q is not null)) then
    return;
  end if;
  return query
    select f.facet, f.value, sum(hit.n)::int
    from (
      select h.unit_id, split_part(h.code, '.', 1) as code, h.year, h.security_class, h.copy_state, h.state, count(*) as n
      from archive.hits(core.agency_id(), coalesce(core.acting_posts(), '{}'), wanted, fragment, place, only_unit, under_code, only_year, classes, copies, media, states, only_dossier, from_day, to_day,
        'ffffffff-ffff-ffff-ffff-ffffffffffff', most) h
      group by 1, 2, 3, 4, 5, 6) hit
    cross join lateral (values ('all', ''), ('unit', hit.unit_id::text), ('code', hit.code), ('year', hit.year::text),
      ('class', hit.security_class), ('copy', hit.copy_state), ('state', hit.state)) f(facet, value)
    group by f.facet, f.value;
end $$;
revoke all on function archive.find_facets from public;
grant execute on function archive.find_facets to pendopo_app;

-- Records that share the weightiest words of one: those of its title count most, and the fewer records have a word, the
-- more it says; of frequent words the statistics tell how many. A record that may not be read is like none.
create function archive.find_alike(record uuid, most int) returns table (id uuid, weight float8)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  agency constant uuid := core.agency_id();
  posts constant uuid[] := coalesce(core.acting_posts(), '{}');
  dossier constant uuid := (select r.dossier_id from archive.record r where r.agency_id = agency and r.id = $1);
  texts constant float8 := (select c.reltuples from pg_class c where c.oid = 'archive.record_text'::regclass);
  named text[];
  weights float8[];
begin
  if dossier is null or not exists (select from archive.passing(agency, posts, archive.seen_units(agency, posts), null, null, null, null, null, null, null, dossier, null, null) p where p.id = $1) then
    return;
  end if;
  select array_agg(w.lexeme), array_agg(w.weight) into named, weights from (
    with common as materialized (
      select m.lexeme, m.share * texts as n from pg_stats s,
        unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) m(lexeme, share)
      where s.schemaname = 'archive' and s.tablename = 'record_text' and s.attname = 'search' and m.lexeme is not null)
    select c.lexeme, c.told / ln(2 + have.n) as weight
    from (
      select u.lexeme, case when 'A' = any (u.weights) then 4 when 'B' = any (u.weights) then 2 else least(1, cardinality(u.positions) / 4.0) end as told
      from archive.record_text t, unnest(t.search) u
      where t.agency_id = agency and t.record_id = $1
        and not exists (select from archive.record_text n where n.agency_id = agency and n.record_id = t.record_id and n.edition > t.edition)
        and length(u.lexeme) > 3 and u.lexeme ~ '^[a-z]+$'
      order by told desc, cardinality(u.positions) desc, u.lexeme limit 24) c
    left join common on common.lexeme = c.lexeme
    cross join lateral (select coalesce(common.n, (select count(*) from (
      select from archive.record_text o where o.agency_id = agency and o.search @@ (quote_literal(c.lexeme))::tsquery limit 1000) few)) as n) have
    where have.n > 1
    order by weight desc, c.lexeme limit 8) w;
  if named is null then return; end if;
  return query
    with near as materialized (
      select h.id from archive.hits(agency, posts, (select string_agg(quote_literal(n), ' | ') from unnest(named) n)::tsquery, null, 'all',
        null, null, null, null, null, null, null, null, null, null, 'ffffffff-ffff-ffff-ffff-ffffffffffff', 300) h
      where h.id <> $1)
    select s.id, s.weight from (
      select n.id, (select sum(w.weight) from archive.record_text t, unnest(named, weights) as w(lexeme, weight)
        where t.agency_id = agency and t.record_id = n.id and t.search @@ (quote_literal(w.lexeme))::tsquery
          and not exists (select from archive.record_text l where l.agency_id = agency and l.record_id = t.record_id and l.edition > t.edition)) as weight
      from near n) s
    where s.weight >= (select sum(x) / 4 from unnest(weights) x)
    order by s.weight desc, s.id desc limit most;
end $$;
revoke all on function archive.find_alike from public;
grant execute on function archive.find_alike to pendopo_app;

-- For each of the words that nobody has written, the one that looks most like it.
create function archive.words_meant(typed text[]) returns table (word text, meant text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t, near.word
  from (
    -- What is known is not looked for among all.
    select t from unnest(typed) as t
    where not exists (select from archive.word k where k.agency_id = core.agency_id() and k.word = t) offset 0) unknown
  cross join lateral (
    select w.word from archive.word w where w.agency_id = core.agency_id()
    order by w.word operator(public.<->) t, w.word limit 1
  ) near
  where public.similarity(near.word, t) >= 0.3
$$;
revoke all on function archive.words_meant from public;
grant execute on function archive.words_meant to pendopo_app;
