-- The dispositions of a letter are of its matter, and are destroyed with it: what was said in them goes, with every report
-- and its files. Who gave it to whom on which day stays, as the events of the letter do: the figures of a unit are made of
-- it, and it says nothing of what the letter was about.

-- files.forget
create index report_file_file on dispositions.report_file (agency_id, file_id);

-- Forgets what was said about a letter that the archive destroyed; how many acts and reports said something.
create function dispositions.forget(letter uuid) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  agency constant uuid := core.agency_id();
  named uuid[];
  said int;
  reported int;
begin
  if not exists (select from archive.destruction_of('letters', letter)) then
    raise exception 'dispositions are forgotten once their letter was destroyed' using errcode = 'check_violation', constraint = 'forgotten_when_destroyed';
  end if;
  -- Waits for whoever says something about the letter at this moment.
  perform from letters.letter l where l.agency_id = agency and l.id = letter for update;
  select array_agg(distinct f.file_id) into named from dispositions.report_file f
    join dispositions.report r on r.agency_id = f.agency_id and r.id = f.report_id
    where f.agency_id = agency and r.letter_id = letter;
  delete from dispositions.report_file f using dispositions.report r
    where f.agency_id = agency and r.agency_id = agency and r.id = f.report_id and r.letter_id = letter;
  delete from dispositions.report where agency_id = agency and letter_id = letter;
  get diagnostics reported = row_count;
  update dispositions.recipient set return_reason = case when return_reason is not null then '–' end, cancel_reason = null
    where agency_id = agency and letter_id = letter and (return_reason is distinct from '–' or cancel_reason is not null)
      and (return_reason is not null or cancel_reason is not null);
  -- A disposition says something: of what it said, a dash is left.
  update dispositions.disposition set note = '–', instructions = '{}', search = '', closed_note = null
    where agency_id = agency and letter_id = letter and (note <> '–' or instructions <> '{}' or search <> '' or closed_note is not null);
  get diagnostics said = row_count;
  perform files.forget(named);
  return said + reported;
end $$;
comment on function dispositions.forget is 'Takes away what was said in the dispositions of a letter that the archive destroyed.';
revoke all on function dispositions.forget from public;
grant execute on function dispositions.forget to pendopo_worker;

-- Nothing more is said about a letter that was destroyed. The letter is held until the transaction ends: whoever forgets
-- what was said waits for it, and finds this too. Where each waits for the other, over a row that is changed, the
-- database ends one of them and its transaction is run again.
create function dispositions.stays_forgotten() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from letters.letter l where l.agency_id = new.agency_id and l.id = new.letter_id for key share;
  if exists (select from archive.destruction_of('letters', new.letter_id)) then
    raise exception 'nothing is said about a destroyed letter' using errcode = 'check_violation', constraint = 'destroyed_letter_stays';
  end if;
  return new;
end $$;
revoke all on function dispositions.stays_forgotten from public;
create trigger stays_forgotten before insert or update of note, instructions, search, closed_note on dispositions.disposition
  for each row when (new.note <> '–' or new.instructions <> '{}' or new.search <> '' or new.closed_note is not null) execute function dispositions.stays_forgotten();
create trigger stays_forgotten before insert or update of text, sent_back_reason on dispositions.report
  for each row execute function dispositions.stays_forgotten();
create trigger stays_forgotten before update of return_reason, cancel_reason on dispositions.recipient
  for each row when (new.return_reason <> '–' or new.cancel_reason is not null) execute function dispositions.stays_forgotten();
