-- Why a post may read a letter, so that the right ends with its reason: being named (with the registration or later), or
-- having been given the letter by a disposition.

alter table letters.reader add column named boolean not null default true, add column passed boolean not null default false;
alter table letters.reader add constraint reader_for_a_reason check (named or passed);
comment on column letters.reader.named is 'Named with the registration, or by one who may name readers.';
comment on column letters.reader.passed is 'A disposition gave the letter to this post.';

-- Who is named is hidden from the application, so it cannot change these rows itself; the functions ask the same as the
-- policy of naming: only who is named already, while a letter is confidential.
create function letters.name_readers(letter uuid, posts uuid[], by_disposition boolean, by_person uuid, at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not letters.may_name(letter) then
    raise insufficient_privilege using message = 'only readers of a confidential letter name others';
  end if;
  insert into letters.reader as r (agency_id, letter_id, post_id, named_by, named_at, named, passed)
  select core.agency_id(), letter, p, by_person, at, not by_disposition, by_disposition from unnest(posts) p
  on conflict (agency_id, letter_id, post_id) do update set named = r.named or excluded.named, passed = r.passed or excluded.passed
    where (excluded.named and not r.named) or (excluded.passed and not r.passed);
end $$;

-- Takes one reason away and tells who reads the letter no longer. Its addressees and the post that registered it stay.
create function letters.withdraw_readers(letter uuid, posts uuid[], by_disposition boolean) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not letters.may_name(letter) then
    raise insufficient_privilege using message = 'only readers of a confidential letter withdraw others';
  end if;
  return query
    delete from letters.reader r
    where r.agency_id = core.agency_id() and r.letter_id = letter and r.post_id = any (posts)
      and case when by_disposition then not r.named else not r.passed end
      and not exists (select from letters.addressee a
        where a.agency_id = r.agency_id and a.letter_id = r.letter_id and a.post_id = r.post_id)
      and not exists (select from letters.letter l
        where l.agency_id = r.agency_id and l.id = r.letter_id and l.registered_post = r.post_id)
    returning r.post_id;
  update letters.reader r set passed = r.passed and not by_disposition, named = r.named and by_disposition
  where r.agency_id = core.agency_id() and r.letter_id = letter and r.post_id = any (posts) and r.named and r.passed;
end $$;
revoke all on function letters.name_readers, letters.withdraw_readers from public;
grant execute on function letters.name_readers, letters.withdraw_readers to pendopo_app, pendopo_worker;
