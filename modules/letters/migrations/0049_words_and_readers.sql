-- A letter that is confidential from now on must leave no word behind: the vocabulary is forgotten and learned anew.
grant delete on letters.word, letters.vocabulary to pendopo_worker;

-- Tells whom it gave a reason, so that naming somebody twice is no second event.
drop function letters.name_readers(uuid, uuid[], boolean, uuid, timestamptz);
create function letters.name_readers(letter uuid, posts uuid[], by_disposition boolean, by_person uuid, at timestamptz) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not letters.may_name(letter) then
    raise insufficient_privilege using message = 'only readers of a confidential letter name others';
  end if;
  return query
    insert into letters.reader as r (agency_id, letter_id, post_id, named_by, named_at, named, passed)
    select core.agency_id(), letter, p, by_person, at, not by_disposition, by_disposition from unnest(posts) p
    on conflict (agency_id, letter_id, post_id) do update set named = r.named or excluded.named, passed = r.passed or excluded.passed
      where (excluded.named and not r.named) or (excluded.passed and not r.passed)
    returning r.post_id;
end $$;
revoke all on function letters.name_readers from public;
grant execute on function letters.name_readers to pendopo_app, pendopo_worker;
