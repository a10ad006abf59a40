-- What stays of the archive, who sees what of it, and what nobody may do, behind every rule of the application.

-- What stays of a destroyed dossier. The digests are no names of objects: nothing of it is kept alive by them.
create table archive.stub (
  agency_id uuid not null,
  dossier_id uuid not null,
  list_id uuid not null,
  unit_id uuid not null,
  year smallint not null,
  number int not null,
  code text not null,
  title text not null,
  security_class text not null check (security_class in ('SR', 'R', 'T', 'B')),
  records jsonb not null,
  retention_years smallint,
  inactive_until date,
  approvals jsonb not null,
  stipulation_number text not null,
  report_number text not null,
  destroyed_at timestamptz not null,
  primary key (agency_id, dossier_id),
  foreign key (agency_id, dossier_id) references archive.dossier (agency_id, id)
);
create index stub_list on archive.stub (agency_id, list_id);
create index stub_recent on archive.stub (agency_id, destroyed_at desc);
call core.protect('archive.stub');

-- T: posts of the unit, those that may see the archive of it, and named ones. R and SR: named posts alone. Asked for
-- confidential rows only; its plan is kept for the session, however many walls a question goes through. The searches say
-- the same of many at once (archive.seen_units, archive.passing): what is changed here is changed there.
create function archive.may_read(dossier uuid, class text, unit uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from archive.reader r
      where r.agency_id = core.agency_id() and r.dossier_id = $1 and r.post_id = any (core.acting_posts()))
    or ($2 = 'T' and exists (
      select from organization.unit u join organization.post p on p.agency_id = u.agency_id and p.id = any (core.acting_posts())
      where u.agency_id = core.agency_id() and u.id = $3 and (p.unit_id = u.id or exists (
        select from organization.post_role g join organization.role r on r.agency_id = g.agency_id and r.id = g.role_id
        where g.agency_id = u.agency_id and g.post_id = p.id and g.unit_id = any (u.ancestor_ids) and 'archive.view-unit' = any (r.permissions)))));
end $$;
comment on function archive.may_read is 'True if one of the acting posts may read a dossier of class T, R or SR.';
-- Nobody names themselves: readers are named with the dossier, while neither it nor a record in it is confidential, or by
-- one who is named.
create function archive.may_name(dossier uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select pg_has_role(session_user, 'pendopo_worker', 'usage')
    or not exists (select from archive.dossier d where d.agency_id = core.agency_id() and d.id = $1 and (d.security_class in ('SR', 'R')
      or exists (select from archive.record c where c.agency_id = d.agency_id and c.dossier_id = d.id and c.security_class in ('SR', 'R'))))
    or exists (select from archive.reader r where r.agency_id = core.agency_id() and r.dossier_id = $1 and r.post_id = any (core.acting_posts()))
$$;
revoke all on function archive.may_read, archive.may_name from public;
grant execute on function archive.may_read, archive.may_name to pendopo_app, pendopo_worker;

create policy confidential on archive.dossier as restrictive to pendopo_app
  using (security_class = 'B' or archive.may_read(id, security_class, unit_id));
create policy named on archive.reader as restrictive for select to pendopo_app
  using (post_id = any ((select core.acting_posts())::uuid[]));
create policy naming on archive.reader as restrictive for insert to pendopo_app with check (archive.may_name(dossier_id));
-- A record of a higher class than its dossier's is for the posts that are named there.
create policy confidential on archive.record as restrictive to pendopo_app
  using (exists (select from archive.dossier d where d.agency_id = record.agency_id and d.id = record.dossier_id
    and (record.security_class in ('B', d.security_class) or archive.may_read(d.id, record.security_class, d.unit_id))));
create policy confidential on archive.record_file as restrictive to pendopo_app
  using (exists (select from archive.record r where r.agency_id = record_file.agency_id and r.id = record_file.record_id));
create policy confidential on archive.record_page as restrictive to pendopo_app
  using (exists (select from archive.record r where r.agency_id = record_page.agency_id and r.id = record_page.record_id));
create policy confidential on archive.arrangement as restrictive to pendopo_app
  using (exists (select from archive.dossier d where d.agency_id = arrangement.agency_id and d.id = arrangement.dossier_id)
    and (into_id is null or exists (select from archive.dossier d where d.agency_id = arrangement.agency_id and d.id = arrangement.into_id)));
create policy confidential on archive.record_text as restrictive to pendopo_app
  using (exists (select from archive.record r where r.agency_id = record_text.agency_id and r.id = record_text.record_id));
create policy confidential on archive.trigger_event as restrictive to pendopo_app
  using (exists (select from archive.dossier d where d.agency_id = trigger_event.agency_id and d.id = trigger_event.dossier_id));
create policy confidential on archive.hold as restrictive to pendopo_app
  using (exists (select from archive.dossier d where d.agency_id = hold.agency_id and d.id = hold.dossier_id));
create policy confidential on archive.reappraisal as restrictive to pendopo_app
  using (exists (select from archive.dossier d where d.agency_id = reappraisal.agency_id and d.id = reappraisal.dossier_id));
create policy confidential on archive.loan as restrictive to pendopo_app
  using (exists (select from archive.dossier d where d.agency_id = loan.agency_id and d.id = loan.dossier_id));
create policy confidential on archive.disposal_item as restrictive to pendopo_app
  using (exists (select from archive.dossier d where d.agency_id = disposal_item.agency_id and d.id = disposal_item.dossier_id));
create policy confidential on archive.appraisal as restrictive to pendopo_app
  using (exists (select from archive.dossier d where d.agency_id = appraisal.agency_id and d.id = appraisal.dossier_id));
create policy confidential on archive.stub as restrictive to pendopo_app
  using (security_class = 'B' or archive.may_read(dossier_id, security_class, unit_id));

-- The posts that were named for a dossier until then, told to those who may read it.
create function archive.readers_of(dossier uuid, until timestamptz default 'infinity') returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.post_id from archive.reader r join archive.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id
  where r.agency_id = core.agency_id() and r.dossier_id = $1 and r.named_at <= $2
    and (pg_has_role(session_user, 'pendopo_worker', 'usage') or d.security_class = 'B' or archive.may_read(d.id, d.security_class, d.unit_id))
  order by r.named_at, r.post_id
$$;
comment on function archive.readers_of is 'Posts that are named as readers of a dossier; none to who may not read it.';
revoke all on function archive.readers_of from public;
grant execute on function archive.readers_of to pendopo_app, pendopo_worker;

-- What is written here can never be unwritten, by anybody: not by the application, not by a migration that forgot.
create function archive.stays() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '% stays as it is', tg_table_name using errcode = 'check_violation', constraint = 'archive_stays';
end $$;
create trigger stays before update or delete on archive.stub for each row execute function archive.stays();
create trigger stays before update or delete on archive.trigger_event for each row execute function archive.stays();
create trigger stays before update or delete on archive.reappraisal for each row execute function archive.stays();
create trigger stays before delete on archive.dossier for each row execute function archive.stays();
create trigger stays before delete on archive.hold for each row execute function archive.stays();
create trigger stays before delete on archive.disposal_list for each row execute function archive.stays();
create trigger stays before delete on archive.disposal_item for each row execute function archive.stays();
create trigger stays before update or delete on archive.disposal_hand for each row execute function archive.stays();
create trigger stays before update on archive.record_text for each row execute function archive.stays();
create trigger stays before update on archive.record_file for each row execute function archive.stays();
create trigger stays before update on archive.record_page for each row execute function archive.stays();
create trigger stays before delete on archive.arrangement for each row execute function archive.stays();
create trigger stays before update or delete on archive.classification for each row execute function archive.stays();
create trigger stays before delete on archive.classification_version for each row execute function archive.stays();
do $$
declare
  t text;
begin
  foreach t in array array['stub', 'trigger_event', 'reappraisal', 'dossier', 'hold', 'disposal_list', 'disposal_item', 'disposal_hand',
    'record', 'record_text', 'record_file', 'record_page', 'arrangement', 'approval', 'appraisal', 'panel_member'] loop
    execute format('create trigger never_emptied before truncate on archive.%I execute function archive.stays()', t);
  end loop;
end $$;

-- The second key turns only when every step is there and every item may go; the rules of the application say the same
-- with better words. The day is the database's own, in the zone of the agency. With the owner's rights: a list may hold dossiers that who executes it may not read.
create function archive.guard_execution() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  missing text;
  today date := (select (now() at time zone zone)::date from organization.agency where id = new.agency_id);
begin
  if old.second_executed_at is not null then
    raise exception 'an executed list stays as it is' using errcode = 'check_violation', constraint = 'executed_list_stays';
  end if;
  if new.second_executed_at is null then return new; end if;
  missing := case
    when new.cancelled_at is not null then 'not cancelled'
    when new.closed_at is null then 'closed'
    when new.report_number is null then 'report'
    when not exists (select from archive.disposal_item i
      where i.agency_id = new.agency_id and i.list_id = new.id and i.dropped_on is null) then 'items'
    when exists (select from archive.disposal_item i join archive.hold h on h.agency_id = i.agency_id and h.dossier_id = i.dossier_id
      where i.agency_id = new.agency_id and i.list_id = new.id and i.dropped_on is null and h.from_day <= today and (h.lifted_on is null or h.lifted_on > today)) then 'free of holds'
    when exists (select from archive.disposal_item i join archive.record r on r.agency_id = i.agency_id and r.dossier_id = i.dossier_id
        join archive.hold h on h.agency_id = r.agency_id and h.record_id = r.id
      where i.agency_id = new.agency_id and i.list_id = new.id and i.dropped_on is null and h.from_day <= today and (h.lifted_on is null or h.lifted_on > today)) then 'free of holds'
    when exists (select from archive.disposal_item i join archive.dossier d on d.agency_id = i.agency_id and d.id = i.dossier_id
      where i.agency_id = new.agency_id and i.list_id = new.id and i.dropped_on is null and d.disposed_on is not null) then 'still there'
  end;
  if missing is null and new.kind <> 'transfer' then
    missing := case
      when new.decree_number is null or (select count(*) % 2 = 0 or count(*) < 3 or count(*) filter (where is_chair) <> 1
        from archive.panel_member m where m.agency_id = new.agency_id and m.list_id = new.id) then 'panel'
      when exists (select from archive.disposal_item i
        where i.agency_id = new.agency_id and i.list_id = new.id and i.dropped_on is null and not exists (
          select from archive.appraisal a where a.agency_id = i.agency_id and a.list_id = i.list_id and a.dossier_id = i.dossier_id
            and a.physically_checked and a.opinion = 'agree')) then 'appraisal'
      when exists (select from archive.disposal_item i join archive.appraisal a
          on a.agency_id = i.agency_id and a.list_id = i.list_id and a.dossier_id = i.dossier_id
        where i.agency_id = new.agency_id and i.list_id = new.id and i.dropped_on is null and a.opinion = 'keep') then 'agreement'
      when new.consideration_number is null then 'consideration'
      when new.stipulation_number is null then 'stipulation'
      when exists (select from archive.disposal_item i
        where i.agency_id = new.agency_id and i.list_id = new.id and i.dropped_on is null and not exists (
          select from archive.approval a where a.agency_id = i.agency_id and a.list_id = i.list_id and a.cited and a.authority = case
            when new.kind = 'handover' then 'archival-institution'
            when new.agency_kind = 'regional' and i.retention_years < 10 then 'regional-head'
            else 'national-archive' end)) then 'approval'
    end;
  end if;
  if missing is null and new.kind = 'destruction' then
    missing := case
      when exists (select from archive.disposal_item i join archive.dossier d on d.agency_id = i.agency_id and d.id = i.dossier_id
        where i.agency_id = new.agency_id and i.list_id = new.id and i.dropped_on is null
          and (i.fate is distinct from 'destroy' or d.fate is distinct from 'destroy' or d.permanent or d.vital or d.safeguarded
            or i.inactive_until is null or d.inactive_until is distinct from i.inactive_until
            or today <= i.inactive_until)) then 'end of retention'
      when exists (select from archive.disposal_item i join archive.record r on r.agency_id = i.agency_id and r.dossier_id = i.dossier_id
        where i.agency_id = new.agency_id and i.list_id = new.id and i.dropped_on is null
          and (r.permanent or r.vital or r.safeguarded or r.excepted)) then 'nothing kept inside'
      when (select count(distinct person_id) from archive.disposal_hand h where h.agency_id = new.agency_id and h.list_id = new.id
        and h.role in ('legal-witness', 'supervision-witness')
        and h.person_id not in (new.first_executed_by, new.second_executed_by)) < 2 then 'witnesses'
    end;
  end if;
  if missing is not null then
    raise exception 'this list cannot be executed: %', missing using errcode = 'check_violation', constraint = 'step_missing';
  end if;
  return new;
end $$;
revoke all on function archive.guard_execution from public;
create trigger guards_execution before update on archive.disposal_list for each row execute function archive.guard_execution();
-- A list is not born executed.
create function archive.begins_unexecuted() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.first_executed_at is not null or new.second_executed_at is not null then
    raise exception 'a list begins unexecuted' using errcode = 'check_violation', constraint = 'list_begins_unexecuted';
  end if;
  return new;
end $$;
create trigger begins before insert on archive.disposal_list for each row execute function archive.begins_unexecuted();

-- Items, panel, appraisals and approvals of an executed list are its evidence.
create function archive.evidence_stays() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one jsonb := to_jsonb(coalesce(new, old));
begin
  if exists (select from archive.disposal_list l where l.agency_id = (one ->> 'agency_id')::uuid and l.id = (one ->> 'list_id')::uuid
      and l.second_executed_at is not null) then
    raise exception 'an executed list stays as it is' using errcode = 'check_violation', constraint = 'executed_list_stays';
  end if;
  return coalesce(new, old);
end $$;
revoke all on function archive.evidence_stays from public;
create trigger evidence_stays before insert or update on archive.disposal_item for each row execute function archive.evidence_stays();
create trigger evidence_stays before insert or update or delete on archive.panel_member for each row execute function archive.evidence_stays();
create trigger evidence_stays before insert or update or delete on archive.appraisal for each row execute function archive.evidence_stays();
create trigger evidence_stays before insert or update or delete on archive.approval for each row execute function archive.evidence_stays();

-- Nothing of a dossier goes before a destruction of it was executed and its stub was written; nothing comes in after.
-- Records that were destroyed once, came back with an older backup, and were taken away again by the note of their
-- destruction, which is kept beside the logs. The owner of the database writes this, and nobody else may; a dossier is
-- named where nothing else lay in it.
create table archive.destroyed_again (
  agency_id uuid not null,
  record_id uuid not null,
  dossier_id uuid,
  list_id uuid not null,
  taken_away_at timestamptz not null,
  primary key (agency_id, record_id)
);
create index destroyed_again_dossier on archive.destroyed_again (agency_id, dossier_id) where dossier_id is not null;
create index destroyed_again_list on archive.destroyed_again (agency_id, list_id);
call core.protect('archive.destroyed_again');
create trigger stays before update or delete on archive.destroyed_again for each row execute function archive.stays();
create trigger never_emptied before truncate on archive.destroyed_again execute function archive.stays();
grant select on archive.destroyed_again to pendopo_worker;

create function archive.is_destroyed(agency uuid, dossier uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from archive.disposal_item i join archive.disposal_list l on l.agency_id = i.agency_id and l.id = i.list_id
      where i.agency_id = $1 and i.dossier_id = $2 and i.dropped_on is null and l.kind = 'destruction' and l.second_executed_at is not null)
    or exists (select from archive.destroyed_again g where g.agency_id = $1 and g.dossier_id = $2)
$$;
comment on function archive.is_destroyed is 'True if a destruction of the dossier was executed.';
revoke all on function archive.is_destroyed from public;
grant execute on function archive.is_destroyed to pendopo_app, pendopo_worker;

create function archive.goes_by_list() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  dossier uuid;
  gone uuid;
begin
  if tg_table_name = 'record' then gone := old.id; else gone := old.record_id; end if;
  if exists (select from archive.destroyed_again g where g.agency_id = old.agency_id and g.record_id = gone) then return old; end if;
  if tg_table_name = 'record' then dossier := old.dossier_id;
  else select r.dossier_id into dossier from archive.record r where r.agency_id = old.agency_id and r.id = old.record_id;
  end if;
  if dossier is null or not archive.is_destroyed(old.agency_id, dossier)
      or not exists (select from archive.stub s where s.agency_id = old.agency_id and s.dossier_id = dossier) then
    raise exception 'nothing is destroyed without an executed list' using errcode = 'check_violation', constraint = 'destroyed_by_list_only';
  end if;
  return old;
end $$;
create trigger goes_by_list before delete on archive.record for each row execute function archive.goes_by_list();
create trigger goes_by_list before delete on archive.record_file for each row execute function archive.goes_by_list();
create trigger goes_by_list before delete on archive.record_page for each row execute function archive.goes_by_list();
create trigger goes_by_list before delete on archive.record_text for each row execute function archive.goes_by_list();

create function archive.stays_out() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (tg_op = 'INSERT' or new.dossier_id is distinct from old.dossier_id) and archive.is_destroyed(new.agency_id, new.dossier_id) then
    raise exception 'a destroyed dossier takes nothing in' using errcode = 'check_violation', constraint = 'destroyed_dossier_closed';
  end if;
  return new;
end $$;
create trigger stays_out before insert or update on archive.record for each row execute function archive.stays_out();

-- What is frozen or marked stays where it lies: holds and marks are found by the dossier, and what went elsewhere would
-- have lost them. A record leaves no dossier that is frozen or marked, nor any while it is frozen itself; such a dossier
-- goes into no other one. With the owner's rights: who moves a record may not read every hold.
create function archive.stays_inside() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  whole constant boolean := tg_table_name = 'dossier';
  dossier uuid := old.id;
  today date := (select (now() at time zone zone)::date from organization.agency where id = old.agency_id);
begin
  if not whole then dossier := old.dossier_id; end if;
  if exists (select from archive.hold h where h.agency_id = old.agency_id and h.dossier_id = dossier
        and (whole or h.record_id is null) and (h.lifted_on is null or h.lifted_on > today))
      or exists (select from archive.hold h where h.agency_id = old.agency_id and h.record_id = old.id
        and (h.lifted_on is null or h.lifted_on > today)) then
    raise exception 'what is on hold stays in its dossier' using errcode = 'check_violation', constraint = 'held_stays_inside';
  end if;
  if exists (select from archive.dossier d where d.agency_id = old.agency_id and d.id = dossier and (d.vital or d.safeguarded or d.permanent)) then
    raise exception 'what is marked stays in its dossier' using errcode = 'check_violation', constraint = 'marked_stays_inside';
  end if;
  return new;
end $$;
revoke all on function archive.stays_inside from public;
create trigger stays_inside before update on archive.record for each row when (new.dossier_id is distinct from old.dossier_id)
  execute function archive.stays_inside();
create trigger stays_inside before update on archive.dossier for each row
  when (new.merged_into is not null and new.merged_into is distinct from old.merged_into) execute function archive.stays_inside();

-- The class of the strictest in a dossier, itself or a record: what tells the titles of all is as strict. It sees what its
-- caller sees.
create function archive.strictest_class(agency uuid, dossier uuid) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.class from (
    select d.security_class as class from archive.dossier d where d.agency_id = $1 and d.id = $2
    union select r.security_class from archive.record r where r.agency_id = $1 and r.dossier_id = $2) c
  order by array_position(array['SR', 'R', 'T', 'B'], c.class) limit 1
$$;
comment on function archive.strictest_class is 'The strictest class of a dossier and its records, of those that the caller sees.';
revoke all on function archive.strictest_class from public;
grant execute on function archive.strictest_class to pendopo_app;

create function archive.stub_by_list() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not archive.is_destroyed(new.agency_id, new.dossier_id) then
    raise exception 'a stub follows an executed list' using errcode = 'check_violation', constraint = 'stub_by_list_only';
  end if;
  return new;
end $$;
create trigger by_list before insert on archive.stub for each row execute function archive.stub_by_list();

-- A hold that was lifted stays lifted; what it was for does not change.
create function archive.hold_ends_once() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.lifted_on is not null or (new.dossier_id, new.record_id, new.reason, new.from_day, new.placed_by, new.placed_at)
      is distinct from (old.dossier_id, old.record_id, old.reason, old.from_day, old.placed_by, old.placed_at) then
    raise exception 'a hold is only lifted, once' using errcode = 'check_violation', constraint = 'hold_ends_once';
  end if;
  return new;
end $$;
create trigger ends_once before update on archive.hold for each row execute function archive.hold_ends_once();

grant select, insert on archive.classification_version, archive.classification, archive.access_rule to pendopo_app;
grant select on archive.classification_version, archive.classification, archive.access_rule to pendopo_worker;
grant update (ends_before) on archive.classification_version to pendopo_app;
grant select, insert, update on archive.place, archive.dossier_year, archive.dossier, archive.record, archive.loan,
  archive.disposal_list, archive.disposal_item, archive.appraisal, archive.approval to pendopo_app;
grant select, insert, delete on archive.panel_member to pendopo_app;
grant select, insert on archive.word, archive.reader, archive.record_file, archive.record_page, archive.record_text, archive.trigger_event, archive.reappraisal,
  archive.disposal_hand, archive.stub to pendopo_app;
grant select, insert on archive.arrangement to pendopo_app;
grant update (undone_by, undone_at) on archive.arrangement to pendopo_app;
grant select, delete on archive.unfiled to pendopo_app;
grant select, insert on archive.hold to pendopo_app;
grant update (lifted_on, lifted_by, lifted_note) on archive.hold to pendopo_app;
-- The worker files what other modules tell of, reckons days, and takes away what was destroyed.
grant select, insert, update on archive.dossier, archive.dossier_year, archive.record to pendopo_worker;
grant select, insert on archive.word, archive.record_file, archive.record_page, archive.record_text, archive.reader, archive.stub to pendopo_worker;
grant delete on archive.record, archive.record_file, archive.record_page, archive.record_text to pendopo_worker;
grant select, insert, delete on archive.unfiled to pendopo_worker;
grant select on archive.arrangement to pendopo_worker;
grant select on archive.place, archive.trigger_event, archive.hold, archive.reappraisal, archive.loan, archive.disposal_list,
  archive.panel_member, archive.disposal_item, archive.appraisal, archive.approval, archive.disposal_hand to pendopo_worker;
