-- What was destroyed by a disposal list of the archive is forgotten here too. The line of the register stays, with the day
-- and the report of the destruction; everything that was read, entered or said of the letter goes.

alter table letters.letter add column destroyed_on date, add column destroyed_report text check (length(destroyed_report) between 1 and 200),
  add constraint destroyed_by_report check ((destroyed_on is null) = (destroyed_report is null));
-- files.forget
create index document_file on letters.document (agency_id, file_id);

-- Only what the archive destroyed is marked so, and what is marked stays as it is: behind every grant.
create function letters.destroyed_stays() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.destroyed_on is not null then
    raise exception 'a destroyed letter stays as it is' using errcode = 'check_violation', constraint = 'destroyed_letter_stays';
  end if;
  if not exists (select from archive.destruction_of('letters', new.id) d where d.destroyed_on = new.destroyed_on and d.report_number = new.destroyed_report) then
    raise exception 'this letter was not destroyed' using errcode = 'check_violation', constraint = 'forgotten_when_destroyed';
  end if;
  return new;
end $$;
revoke all on function letters.destroyed_stays from public;
create trigger destroyed_stays before update on letters.letter for each row
  when (old.destroyed_on is not null or new.destroyed_on is not null) execute function letters.destroyed_stays();
create trigger born_destroyed before insert on letters.letter for each row
  when (new.destroyed_on is not null) execute function letters.destroyed_stays();

-- Nothing is brought back to a letter that was destroyed: no file, and no value from before a correction.
create function letters.stays_forgotten() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Held until the transaction ends: whoever forgets the letter waits for it, and finds what it wrote.
  perform from letters.letter l where l.agency_id = new.agency_id and l.id = new.letter_id for key share;
  if exists (select from letters.letter l where l.agency_id = new.agency_id and l.id = new.letter_id and l.destroyed_on is not null) then
    raise exception 'a destroyed letter takes nothing in' using errcode = 'check_violation', constraint = 'destroyed_letter_stays';
  end if;
  return new;
end $$;
revoke all on function letters.stays_forgotten from public;
create trigger stays_forgotten before insert or update of letter_id on letters.document for each row
  when (new.letter_id is not null) execute function letters.stays_forgotten();
create trigger stays_forgotten before insert on letters.correction for each row execute function letters.stays_forgotten();

-- Forgets a letter that the archive destroyed; false where that was done before.
create function letters.forget(letter uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  agency constant uuid := core.agency_id();
  done record;
  gone uuid[];
  named uuid[];
begin
  select d.destroyed_on, d.report_number into done from archive.destruction_of('letters', letter) d;
  if not found then
    raise exception 'a letter is forgotten once it was destroyed' using errcode = 'check_violation', constraint = 'forgotten_when_destroyed';
  end if;
  perform from letters.letter l where l.agency_id = agency and l.id = letter and l.destroyed_on is null for update;
  if not found then return false; end if;
  select array_agg(d.id), array_agg(distinct d.file_id) into gone, named from letters.document d
    where d.agency_id = agency and (d.letter_id = letter
      or d.intake_id in (select i.id from letters.intake i where i.agency_id = agency and i.letter_id = letter));
  delete from letters.page where agency_id = agency and document_id = any (gone);
  delete from letters.document where agency_id = agency and id = any (gone);
  update letters.correction set reason = '', before = '{}' where agency_id = agency and letter_id = letter;
  -- Where a desk of this installation sent it from is an id, by which its copies find one another.
  update letters.intake set known = null, origin = null, discard_reason = null,
      origin_key = case when channel = 'pendopo' then origin_key else 'forgotten:' || encode(sha256(convert_to(origin_key, 'UTF8')), 'hex') end
    where agency_id = agency and letter_id = letter;
  update letters.letter l set signer = null, summary = null, printed_nature = null, attachment_count = null, attachment_note = null,
      event_date = null, event_end_date = null, event_start = null, event_end = null, event_place = null, deadline = null, settled_note = null,
      search = letters.search_text(l.subject, l.sender, null, l.letter_number, null, null),
      destroyed_on = done.destroyed_on, destroyed_report = done.report_number, version = l.version + 1
    where l.agency_id = agency and l.id = letter;
  perform files.forget(named);
  return true;
end $$;
comment on function letters.forget is 'Takes away what is kept of a letter that the archive destroyed, but for its line in the register.';
revoke all on function letters.forget from public;
grant execute on function letters.forget to pendopo_worker;
