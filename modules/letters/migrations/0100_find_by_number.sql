-- An agenda number finds its letter as it is printed: number/year. What the words find stays beside it. The looking for
-- words goes on as it was, under a name of its own and with no rights of its own.
alter function letters.find_ids(text, uuid[], text[], text[], text[], text[], timestamptz, timestamptz, uuid, uuid, date, uuid, int)
  rename to ids_having_words;
alter function letters.ids_having_words(text, uuid[], text[], text[], text[], text[], timestamptz, timestamptz, uuid, uuid, date, uuid, int)
  security invoker;
revoke all on function letters.ids_having_words from public, pendopo_app;

create function letters.find_ids(
  q text, units uuid[], stages text[], classes text[], urgencies text[], types text[],
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
      q, units, stages, classes, urgencies, types, from_instant, to_instant, only_unit, only_book, overdue_on, before, page_size);
    return;
  end if;
  return query
    -- One letter of each book at most, by the key that keeps its numbers apart.
    select l.id from letters.book b
    join letters.letter l on l.agency_id = b.agency_id and l.book_id = b.id and l.book_year = typed[2]::smallint
      and l.agenda_number = typed[1]::int
    where b.agency_id = agency
      and (l.security_class = 'B' or (l.security_class = 'T' and l.unit_id = any (units))
        or exists (select from letters.reader r where r.agency_id = agency and r.letter_id = l.id and r.post_id = any (posts)))
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
    union
    select ids_having_words from letters.ids_having_words(
      q, units, stages, classes, urgencies, types, from_instant, to_instant, only_unit, only_book, overdue_on, before, page_size)
    order by 1 desc
    limit page_size;
end $$;
revoke all on function letters.find_ids from public;
grant execute on function letters.find_ids to pendopo_app;
