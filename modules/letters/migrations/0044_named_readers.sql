-- The policies of confidential letters ask a function, and only for rows that are confidential: a list of other letters
-- is planned and opened without the tables behind the question.

create function letters.is_named(letter uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from letters.reader r
    where r.agency_id = core.agency_id() and r.letter_id = $1 and r.post_id = any (core.acting_posts()))
$$;
comment on function letters.is_named is 'True if one of the acting posts is named as a reader of the letter.';
-- Asked by policies, so with the rights of whoever reads.
revoke all on function letters.is_named from public;
grant execute on function letters.is_named to pendopo_app;

alter policy confidential on letters.letter using (security_class in ('B', 'T') or letters.is_named(id));

-- Addressees read their letter, and see themselves among its addressees without the letter being looked up.
alter policy confidential on letters.addressee
  using (post_id = any ((select core.acting_posts())::uuid[]) or letters.may_name(letter_id));
