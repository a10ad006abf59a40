-- The agenda book must be complete: a letter that the reader may not see keeps its line, with number and class alone.
-- Row-level security hides the whole row, so this function tells what every line of the book may show.
create function letters.book_entries(book uuid, of_year int, after_number int, page_size int, from_instant timestamptz, to_instant timestamptz)
returns table (letter_id uuid, agenda_number int, received_at timestamptz, security_class text, stage text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.id, l.agenda_number, l.received_at, l.security_class, l.stage
  from letters.letter l
  where l.agency_id = core.agency_id() and l.book_id = book and l.book_year = of_year and l.agenda_number > after_number
    and (from_instant is null or l.received_at >= from_instant) and (to_instant is null or l.received_at < to_instant)
  order by l.agenda_number
  limit page_size
$$;
revoke all on function letters.book_entries from public;
grant execute on function letters.book_entries to pendopo_app;

-- The numbers of a book that have no entry; there are none unless somebody went past the application.
create function letters.missing_numbers(book uuid, of_year int) returns table (last_number int, entries int, missing int[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select y.last_number from letters.book_year y where y.agency_id = core.agency_id() and y.book_id = book and y.year = of_year), 0),
    count(*)::int,
    coalesce((select array_agg(n order by n) from generate_series(1, coalesce((select y.last_number from letters.book_year y
        where y.agency_id = core.agency_id() and y.book_id = book and y.year = of_year), 0)) n
      where not exists (select from letters.letter m where m.agency_id = core.agency_id() and m.book_id = book and m.book_year = of_year and m.agenda_number = n)), '{}')
  from letters.letter l where l.agency_id = core.agency_id() and l.book_id = book and l.book_year = of_year
$$;
revoke all on function letters.missing_numbers from public;
grant execute on function letters.missing_numbers to pendopo_app;
