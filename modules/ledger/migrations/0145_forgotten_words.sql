-- What people wrote into events about a matter that was destroyed: a note, a reason. The event stays, with its ids and
-- classes, and its leaf; what opened the leaf is erased and told first, so that nothing differs from what the log says.

-- Takes the words out of an event of a destroyed matter whose leaf was erased; false where there are none.
create function ledger.forget_words(event uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  agency constant uuid := core.agency_id();
  of_matter uuid;
begin
  select e.matter_id into of_matter from core.event e where e.agency_id = agency and e.id = event;
  if of_matter is null or not exists (select from ledger.erasure r where r.agency_id = agency and r.event_id = event)
      or not exists (select from archive.destruction_of('letters', of_matter)) then
    raise exception 'words are forgotten once their matter was destroyed and the leaf erased' using errcode = 'check_violation', constraint = 'forgotten_when_destroyed';
  end if;
  update core.event e set payload = e.payload
      || case when jsonb_typeof(e.payload -> 'note') = 'string' then '{"note": null}' else '{}' end::jsonb
      || case when jsonb_typeof(e.payload -> 'reason') = 'string' then '{"reason": null}' else '{}' end::jsonb
    where e.agency_id = agency and e.id = event
      and (jsonb_typeof(e.payload -> 'note') = 'string' or jsonb_typeof(e.payload -> 'reason') = 'string');
  return found;
end $$;
comment on function ledger.forget_words is 'Takes note and reason out of an event of a destroyed letter whose leaf was erased.';
revoke all on function ledger.forget_words from public;
grant execute on function ledger.forget_words to pendopo_worker;
