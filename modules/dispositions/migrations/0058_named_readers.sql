-- As with letters: who reads the dispositions of a confidential letter is asked by a function, for confidential rows alone.

create function dispositions.is_reader(letter uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from dispositions.reader r
    where r.agency_id = core.agency_id() and r.letter_id = $1 and r.post_id = any (core.acting_posts()))
$$;
comment on function dispositions.is_reader is 'True if one of the acting posts reads the dispositions of the letter.';
revoke all on function dispositions.is_reader from public;
grant execute on function dispositions.is_reader to pendopo_app;

alter policy confidential on dispositions.disposition using (not confidential or dispositions.is_reader(letter_id));
alter policy confidential on dispositions.recipient using (not confidential or dispositions.is_reader(letter_id));
alter policy confidential on dispositions.report using (not confidential or dispositions.is_reader(letter_id));
