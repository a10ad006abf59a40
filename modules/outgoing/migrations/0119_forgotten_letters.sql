-- A sent letter that was destroyed by a disposal list of the archive is forgotten here too: its text, versions, comments,
-- papers and files. Its line in the register stays, with the digests of its files: whoever holds one learns that it is a
-- letter of the agency, and whoever holds its code that it was destroyed.

alter table outgoing.draft add column destroyed_on date, add column destroyed_report text check (length(destroyed_report) between 1 and 200),
  add constraint destroyed_by_report check ((destroyed_on is null) = (destroyed_report is null));

-- Files that a draft, or one of its versions, has as attachments; files.forget asks these columns by their name.
alter table outgoing.draft add column file_ids jsonb generated always as (facts -> 'fileIds') stored;
alter table outgoing.version add column file_ids jsonb generated always as (facts #> '{facts,fileIds}') stored;
create index draft_file on outgoing.draft using gin (file_ids) with (fastupdate = off);
create index version_file on outgoing.version using gin (file_ids) with (fastupdate = off);
create index edition_file on outgoing.edition (agency_id, file_id);
create index paper_file on outgoing.paper (agency_id, file_id);

create or replace function outgoing.draft_stands() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' and new.destroyed_on is not null or tg_op = 'UPDATE' and old.destroyed_on is not null then
    raise exception 'a destroyed letter stays as it is' using errcode = 'check_violation', constraint = 'destroyed_letter_stays';
  end if;
  if tg_op = 'INSERT' then return new; end if;
  if new.destroyed_on is not null then
    if new.stage <> old.stage or not exists (select from archive.destruction_of('outgoing', new.id) d
        where d.destroyed_on = new.destroyed_on and d.report_number = new.destroyed_report) then
      raise exception 'this letter was not destroyed' using errcode = 'check_violation', constraint = 'forgotten_when_destroyed';
    end if;
    return new;
  end if;
  if old.stage not in ('draft', 'review') and (new.facts is distinct from old.facts or new.version_number <> old.version_number) then
    raise exception 'a letter at stage % stands as it is', old.stage using errcode = 'check_violation', constraint = 'draft_stands';
  end if;
  if new.stage <> old.stage and (old.stage in ('cancelled', 'sent') or (old.stage = 'signed' and new.stage <> 'sent')) then
    raise exception 'a letter does not go from % to %', old.stage, new.stage using errcode = 'check_violation', constraint = 'draft_stands';
  end if;
  return new;
end $$;
revoke all on function outgoing.draft_stands from public;
create trigger born_destroyed before insert on outgoing.draft for each row
  when (new.destroyed_on is not null) execute function outgoing.draft_stands();

-- Forgets a sent letter that the archive destroyed; false where that was done before.
create function outgoing.forget(sent uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  agency constant uuid := core.agency_id();
  no_file constant uuid := '00000000-0000-0000-0000-000000000000';
  done record;
  named uuid[];
begin
  select d.destroyed_on, d.report_number into done from archive.destruction_of('outgoing', sent) d;
  if not found then
    raise exception 'a letter is forgotten once it was destroyed' using errcode = 'check_violation', constraint = 'forgotten_when_destroyed';
  end if;
  perform from outgoing.draft d where d.agency_id = agency and d.id = sent and d.destroyed_on is null for update;
  if not found then return false; end if;
  select array_agg(distinct f.id) into named from (
    select l.file_id as id from outgoing.letter l where l.agency_id = agency and l.id = sent
    union all select e.file_id from outgoing.edition e where e.agency_id = agency and e.letter_id = sent
    union all select p.file_id from outgoing.paper p where p.agency_id = agency and p.draft_id = sent
    union all select a::uuid from outgoing.draft d, jsonb_array_elements_text(d.file_ids) a where d.agency_id = agency and d.id = sent
    union all select a::uuid from outgoing.version v, jsonb_array_elements_text(v.file_ids) a where v.agency_id = agency and v.draft_id = sent) f;
  delete from outgoing.comment where agency_id = agency and draft_id = sent;
  -- Updates go once the snapshot holds them; an empty one holds as little as it should.
  update outgoing.text set snapshot = '\x00', snapshot_seq = seq, loose_bytes = 0 where agency_id = agency and draft_id = sent and seq > 0;
  delete from outgoing.text_update where agency_id = agency and draft_id = sent;
  delete from outgoing.text where agency_id = agency and draft_id = sent;
  update outgoing.version set facts = '{}', note = null where agency_id = agency and draft_id = sent;
  update outgoing.step set note = case state when 'returned' then '–' end where agency_id = agency and draft_id = sent and note is not null;
  -- Papers, editions and the letter keep the digests of their files, and name no file any more.
  update outgoing.paper set facts = '{}', file_id = no_file where agency_id = agency and draft_id = sent;
  update outgoing.edition set file_id = no_file where agency_id = agency and letter_id = sent;
  update outgoing.letter set facts = '{}', file_id = no_file where agency_id = agency and id = sent;
  -- What the line of the register is made of stays: subject, class, code, whom it went to and who signed it.
  update outgoing.draft d set facts = d.facts || '{"fileIds": []}', settled_note = null,
      destroyed_on = done.destroyed_on, destroyed_report = done.report_number
    where d.agency_id = agency and d.id = sent;
  perform files.forget(named);
  return true;
end $$;
comment on function outgoing.forget is 'Takes away what is kept of a sent letter that the archive destroyed, but for its line in the register.';
revoke all on function outgoing.forget from public;
grant execute on function outgoing.forget to pendopo_worker;

-- A paper that is forgotten loses its file; no role may change what it was printed from.
create or replace function outgoing.paper_gains_signatures() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.facts = '{}' and new.signatures = old.signatures and new.digest = old.digest then
    return new;
  end if;
  if (new.digest, new.file_id) is distinct from (old.digest, old.file_id) and new.signatures <> old.signatures + 1
    or (new.digest = old.digest or new.file_id = old.file_id) and new.signatures <> old.signatures then
    raise exception 'a paper changes by a signature alone' using errcode = 'check_violation', constraint = 'paper_gains_signatures';
  end if;
  return new;
end $$;

-- Whoever holds the code of a letter that was destroyed learns its number and day, and that it was destroyed by which
-- report; neither its subject nor who signed it. Whoever holds the file is told the same, and that it is genuine.
drop function outgoing.shown_letters(text[], bytea[]);
create function outgoing.shown_letters(codes text[], digests bytea[])
returns table (agency_id uuid, agency_name text, zone text, code text, editions bytea[], number text, letter_day date, kind_name text,
  subject text, secret boolean, blocks jsonb, signed_at timestamptz, ended_at timestamptz, ended_how text,
  ended_number text, ended_day date, ended_code text, destroyed_on date, destroyed_report text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.agency_id, a.name, a.zone, l.verification_code,
    (select array_agg(e.digest order by e.number desc) from outgoing.edition e
      where e.agency_id = l.agency_id and e.letter_id = l.id) || l.document_digest,
    n.text, l.letter_day, d.kind_name,
    case when l.security_class in ('B', 'T') and d.destroyed_on is null then d.subject end, l.security_class in ('SR', 'R'),
    jsonb_path_query_array(l.facts, '$.signatures[*].block'), l.signed_at, l.ended_at, l.ended_how,
    by_number.text, by_letter.letter_day, by_letter.verification_code, d.destroyed_on, d.destroyed_report
  from outgoing.letter l
  join organization.agency a on a.id = l.agency_id
  join outgoing.draft d on d.agency_id = l.agency_id and d.id = l.id
  join outgoing.number n on n.agency_id = l.agency_id and n.id = l.number_id
  left join outgoing.letter by_letter on by_letter.agency_id = l.agency_id and by_letter.id = l.ended_by_letter
  left join outgoing.number by_number on by_number.agency_id = by_letter.agency_id and by_number.id = by_letter.number_id
  where (l.agency_id, l.id) in (
    select f.agency_id, f.id from outgoing.letter f where f.verification_code = any (codes) or f.document_digest = any (digests)
    union select e.agency_id, e.letter_id from outgoing.edition e where e.digest = any (digests))
  union all
  -- Who signs does so in their order, so the first blocks are those of whoever did.
  select p.agency_id, a.name, a.zone, p.verification_code, array[p.digest], n.text, p.letter_day, d.kind_name,
    case when d.security_class in ('B', 'T') then d.subject end, d.security_class in ('SR', 'R'),
    jsonb_path_query_array(p.facts, '$.signatures[$i to $j].block', jsonb_build_object('i', 0, 'j', p.signatures - 1)),
    (select max(s.signed_at) from outgoing.signature s where s.agency_id = p.agency_id and s.paper_id = p.id),
    d.settled_at, 'unfinished', null, null, null, null, null
  from outgoing.paper p
  join organization.agency a on a.id = p.agency_id
  join outgoing.draft d on d.agency_id = p.agency_id and d.id = p.draft_id and d.stage = 'cancelled'
  join outgoing.number n on n.agency_id = p.agency_id and n.id = p.number_id
  where p.signatures > 0 and (p.verification_code = any (codes) or p.digest = any (digests))
  order by 12
  limit 20
$$;
comment on function outgoing.shown_letters is 'editions: SHA-256 of every edition of the letter, the newest first.';
revoke all on function outgoing.shown_letters from public;
grant execute on function outgoing.shown_letters to pendopo_app;
