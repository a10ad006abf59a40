-- Readers of the dispositions of a confidential letter are as well kept as those of the letter: a post sees only itself
-- among them, and nobody names themselves. Both lists are asked by one question, that of the letter.

create policy named on dispositions.reader as restrictive for select to pendopo_app
  using (post_id = any ((select core.acting_posts())::uuid[]));
create policy naming on dispositions.reader as restrictive for insert to pendopo_app
  with check (letters.may_name(letter_id));

-- Takes posts out again whose disposition was taken back or who were named no longer; never one who still takes part.
-- The rows of others are hidden from the application, so it cannot do this itself.
create function dispositions.withdraw_readers(letter uuid, posts uuid[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not letters.may_name(letter) then
    raise insufficient_privilege using message = 'only readers of a confidential letter withdraw others';
  end if;
  delete from dispositions.reader r
  where r.agency_id = core.agency_id() and r.letter_id = letter and r.post_id = any (posts)
    and not exists (select from dispositions.recipient d
      where d.agency_id = r.agency_id and d.letter_id = r.letter_id
        and (d.giver_post_id = r.post_id or (d.post_id = r.post_id and d.state <> 'cancelled')));
end $$;
revoke all on function dispositions.withdraw_readers from public;
grant execute on function dispositions.withdraw_readers to pendopo_app, pendopo_worker;
