-- What retention and disposal need besides the first tables: who is what in a disposal, marks with their history, letters
-- of approval, and the taking away itself.

-- The units whose people and heads take the parts of a disposal.
create table archive.disposal_office (
  agency_id uuid primary key references organization.agency (id),
  agency_kind text not null check (agency_kind in ('regional', 'central')),
  records_unit_id uuid not null,
  legal_unit_id uuid not null,
  supervision_unit_id uuid not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  foreign key (agency_id, records_unit_id) references organization.unit (agency_id, id),
  foreign key (agency_id, legal_unit_id) references organization.unit (agency_id, id),
  foreign key (agency_id, supervision_unit_id) references organization.unit (agency_id, id)
);

-- Vital, safeguarded and permanent marks: who set them, why, and who took them off.
create table archive.mark (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  record_id uuid,
  mark text not null check (mark in ('vital', 'safeguarded', 'permanent')),
  -- What a safeguarded record is about (UU 43/2009 art. 43).
  category text check (category in ('population', 'territory', 'islands', 'borders', 'international-agreement', 'work-contract', 'strategic')),
  reason text not null check (length(reason) between 1 and 500),
  set_by uuid not null,
  set_at timestamptz not null,
  taken_off_by uuid,
  taken_off_at timestamptz,
  taken_off_reason text check (length(taken_off_reason) between 1 and 500),
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references archive.dossier (agency_id, id),
  constraint safeguarded_with_category check ((mark = 'safeguarded') = (category is not null)),
  check ((taken_off_at is null) = (taken_off_by is null) and (taken_off_at is null) = (taken_off_reason is null))
);
create unique index mark_standing on archive.mark (agency_id, dossier_id, record_id, mark) nulls not distinct where taken_off_at is null;
-- markRegister
create index mark_register on archive.mark (agency_id, mark, id desc) where taken_off_at is null;
create index mark_dossier on archive.mark (agency_id, dossier_id, id);

-- The letter of approval itself, which stays as long as the list.
alter table archive.approval add column file_id uuid, add column file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$');
create index approval_object on archive.approval using hash (file_sha256);
-- What a hold refers to: the number of the case, of the request, of the letter of assignment.
alter table archive.hold add column reference text check (length(reference) between 1 and 200);

-- dueDossiers: what may be proposed for destruction or handover, and for transfer
drop index archive.dossier_due;
create index dossier_due on archive.dossier (agency_id, fate, inactive_until, id) where disposed_on is null and merged_into is null;
drop index archive.dossier_to_transfer;
create index dossier_to_transfer on archive.dossier (agency_id, active_until, id)
  where disposed_on is null and merged_into is null and custody = 'processing-unit';

call core.protect('archive.disposal_office', 'archive.mark');
create policy confidential on archive.mark as restrictive to pendopo_app
  using (exists (select from archive.dossier d where d.agency_id = mark.agency_id and d.id = mark.dossier_id));
create trigger stays before delete on archive.mark for each row execute function archive.stays();
create trigger never_emptied before truncate on archive.mark execute function archive.stays();
grant select, insert, update on archive.disposal_office to pendopo_app;
grant select, insert on archive.mark to pendopo_app;
grant update (taken_off_by, taken_off_at, taken_off_reason) on archive.mark to pendopo_app;
grant select on archive.disposal_office, archive.mark to pendopo_worker;

-- True if the acting posts may read a dossier and every record in it. Who decides about what they cannot see decides blindly.
create function archive.reads_whole(dossier uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from archive.dossier d where d.agency_id = core.agency_id() and d.id = $1
    and (d.security_class = 'B' or archive.may_read(d.id, d.security_class, d.unit_id))
    and not exists (select from archive.record r where r.agency_id = d.agency_id and r.dossier_id = d.id
      and r.security_class not in ('B', d.security_class) and not archive.may_read(d.id, r.security_class, d.unit_id)))
$$;
comment on function archive.reads_whole is 'True if the acting posts may read a dossier with all its records.';
-- How many open items of a list the acting posts may not read whole.
create function archive.hidden_items(list uuid) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::int from archive.disposal_item i
  where i.agency_id = core.agency_id() and i.list_id = $1 and i.dropped_on is null and not archive.reads_whole(i.dossier_id)
$$;
comment on function archive.hidden_items is 'How many open items of a list the acting posts may not read whole.';
-- Another list that is not over and names one of the dossiers; of a list that may not be read, too.
create function archive.on_other_list(list uuid, dossiers uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct i.dossier_id from archive.disposal_item i join archive.disposal_list l on l.agency_id = i.agency_id and l.id = i.list_id
  where i.agency_id = core.agency_id() and i.dossier_id = any ($2) and i.list_id is distinct from $1 and i.dropped_on is null
    and l.cancelled_at is null and l.second_executed_at is null
$$;
comment on function archive.on_other_list is 'Dossiers among these that another list, which is not over, names.';
revoke all on function archive.reads_whole, archive.hidden_items, archive.on_other_list from public;
grant execute on function archive.reads_whole, archive.hidden_items, archive.on_other_list to pendopo_app;

-- What of other modules was destroyed, by which report: they forget it too, and nobody files it a second time. Written by
-- the taking away alone; it stays, like the stub.
create table archive.destroyed_source (
  agency_id uuid not null,
  module text not null,
  source_id uuid not null,
  record_id uuid not null,
  dossier_id uuid not null,
  list_id uuid not null,
  report_number text not null,
  -- In the zone of the agency.
  destroyed_on date not null,
  primary key (agency_id, module, source_id)
);
create index destroyed_source_dossier on archive.destroyed_source (agency_id, dossier_id, module, source_id);
call core.protect('archive.destroyed_source');
create trigger stays before update or delete on archive.destroyed_source for each row execute function archive.stays();
create trigger never_emptied before truncate on archive.destroyed_source execute function archive.stays();
grant select on archive.destroyed_source to pendopo_worker;

-- By which report a thing of another module was destroyed, and on which day; no row where it was not. The functions by
-- which modules forget ask it; no role may.
create function archive.destruction_of(module text, source uuid) returns table (report_number text, destroyed_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.report_number, s.destroyed_on from archive.destroyed_source s
  where s.agency_id = core.agency_id() and s.module = $1 and s.source_id = $2
$$;
comment on function archive.destruction_of is 'Report and day of the destruction of a thing of another module.';
revoke all on function archive.destruction_of from public;

create function archive.destroyed_stays_out() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from archive.destroyed_source s
      where s.agency_id = new.agency_id and s.module = new.source_module and s.source_id = new.source_id) then
    raise exception 'what was destroyed is not filed again' using errcode = 'check_violation', constraint = 'destroyed_source_stays_out';
  end if;
  return new;
end $$;
revoke all on function archive.destroyed_stays_out from public;
create trigger destroyed_stays_out before insert on archive.record for each row when (new.source_id is not null)
  execute function archive.destroyed_stays_out();

-- Records with all that hangs on them; the walls before each table ask whether they may go. No role may call this.
create function archive.remove_records(agency uuid, gone uuid[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  named uuid[];
  contents text[];
  lines uuid[];
  packages uuid[];
begin
  select array_agg(distinct f.file_id) filter (where f.file_id is not null), array_agg(distinct f.sha256) into named, contents
    from archive.record_file f where f.agency_id = agency and f.record_id = any (gone);
  select array_agg(c) into contents from unnest(contents) c
    where not exists (select from archive.record_file o where o.sha256 = c and o.agency_id = agency and o.record_id <> all (gone));
  -- How it came in: the lines of the ingest with what they say of it, and those of the same content that were only its
  -- doubles. What somebody still works on is theirs, and stays.
  select array_agg(i.id), coalesce(named, '{}') || coalesce(array_agg(i.file_id) filter (where i.file_id is not null), '{}'),
      array_agg(distinct i.package_id) filter (where i.package_id is not null) into lines, named, packages
    from archive.ingest_item i where i.agency_id = agency and (i.record_id = any (gone)
      or i.sha256 = any (contents) and i.record_id is null and i.state in ('left-out', 'duplicate') and i.decision is distinct from 'file');
  delete from archive.drop_node n where n.agency_id = agency and n.item_id is not null and (n.item_id = any (lines)
    or n.sha256 = any (contents) and not exists (select from archive.ingest_item i where i.agency_id = agency and i.id = n.item_id and i.id <> all (coalesce(lines, '{}'))));
  delete from archive.ingest_item i where i.agency_id = agency and i.id = any (lines);
  -- A package holds everything that came in it: what was not taken out yet is to be sent once more.
  update archive.ingest_package p set state = 'refused', refusal = 'archive.package-given-up', sha256 = null
    where p.agency_id = agency and p.id = any (packages) and p.sha256 is not null;
  update archive.ingest_item i set package_id = null, entry = null
    where i.agency_id = agency and i.ingest_id in (select p.ingest_id from archive.ingest_package p where p.agency_id = agency and p.id = any (packages))
      and i.package_id = any (packages) and i.state = 'waiting' and i.sha256 is null;
  delete from archive.record_page where agency_id = agency and record_id = any (gone);
  delete from archive.record_text where agency_id = agency and record_id = any (gone);
  delete from archive.record_file where agency_id = agency and record_id = any (gone);
  delete from archive.description where agency_id = agency and record_id = any (gone);
  delete from archive.record where agency_id = agency and id = any (gone);
  -- Why somebody opened one in an emergency tells of what was in it; that they did stays.
  update archive.emergency_opening o set reason = '', remark = case when o.remark is not null then '' end
    where o.agency_id = agency and o.record_id = any (gone) and o.reason <> '';
  -- A file that another module filed stays named there, until that module forgets it.
  perform files.forget(named);
end $$;
comment on function archive.remove_records is 'Removes records with their files, pages, words and how they came in.';
revoke all on function archive.remove_records from public;

-- Takes away what an executed destruction named, in the transaction of its second key: pages, texts, files and records.
-- The walls before each table ask for the list and the stub once more. A file that was brought for the record alone goes
-- with it; one that another module filed is that module's, which hears of it by an event.
create function archive.take_away(list uuid) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  agency constant uuid := core.agency_id();
  gone uuid[];
begin
  if not exists (select from archive.disposal_list l where l.agency_id = agency and l.id = list and l.kind = 'destruction'
      and l.second_executed_at is not null) then
    raise exception 'nothing is destroyed without an executed list' using errcode = 'check_violation', constraint = 'destroyed_by_list_only';
  end if;
  select array_agg(r.id) into gone from archive.record r
    join archive.disposal_item i on i.agency_id = r.agency_id and i.dossier_id = r.dossier_id and i.list_id = list and i.dropped_on is null
    where r.agency_id = agency;
  insert into archive.destroyed_source (agency_id, module, source_id, record_id, dossier_id, list_id, report_number, destroyed_on)
    select r.agency_id, r.source_module, r.source_id, r.id, r.dossier_id, list, l.report_number, (l.second_executed_at at time zone a.zone)::date
    from archive.record r
    join archive.disposal_list l on l.agency_id = r.agency_id and l.id = list
    join organization.agency a on a.id = r.agency_id
    where r.agency_id = agency and r.id = any (gone) and r.source_id is not null;
  perform archive.remove_records(agency, gone);
  return coalesce(cardinality(gone), 0);
end $$;
comment on function archive.take_away is 'Removes the records of an executed destruction; how many there were.';
revoke all on function archive.take_away from public;
grant execute on function archive.take_away to pendopo_app;

-- Does a destruction again that an older backup undid, by its note: exactly the records that went then, wherever they lie
-- in the restored database. For the owner of the database alone; how many records there were.
create function archive.destroy_again(note jsonb, done_at timestamptz) returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  agency constant uuid := core.agency_id();
  list constant uuid := note ->> 'listId';
  named constant uuid[] := array(select (r ->> 'recordId')::uuid from jsonb_array_elements(note -> 'records') r);
  gone uuid[];
  emptied uuid[];
begin
  if exists (select from archive.disposal_list l where l.agency_id = agency and l.id = list and l.second_executed_at is not null) then return 0; end if;
  select array_agg(d.id) into emptied from archive.dossier d
    where d.agency_id = agency and d.id in (select (x ->> 'dossierId')::uuid from jsonb_array_elements(note -> 'dossiers') x)
      and d.disposed_on is null
      and not exists (select from archive.record r where r.agency_id = agency and r.dossier_id = d.id and r.id <> all (named));
  insert into archive.destroyed_again (agency_id, record_id, dossier_id, list_id, taken_away_at)
    select agency, (r ->> 'recordId')::uuid, case when (r ->> 'dossierId')::uuid = any (emptied) then (r ->> 'dossierId')::uuid end, list, done_at
    from jsonb_array_elements(note -> 'records') r on conflict do nothing;
  -- A dossier in which nothing lay stands for itself.
  insert into archive.destroyed_again (agency_id, record_id, dossier_id, list_id, taken_away_at)
    select agency, (x ->> 'dossierId')::uuid, case when (x ->> 'dossierId')::uuid = any (emptied) then (x ->> 'dossierId')::uuid end, list, done_at
    from jsonb_array_elements(note -> 'dossiers') x
    where not exists (select from jsonb_array_elements(note -> 'records') r where r ->> 'dossierId' = x ->> 'dossierId') on conflict do nothing;
  insert into archive.destroyed_source (agency_id, module, source_id, record_id, dossier_id, list_id, report_number, destroyed_on)
    select agency, r ->> 'module', (r ->> 'sourceId')::uuid, (r ->> 'recordId')::uuid, (r ->> 'dossierId')::uuid, list, note ->> 'report', (note ->> 'on')::date
    from jsonb_array_elements(note -> 'records') r where r ->> 'sourceId' is not null on conflict do nothing;
  insert into archive.stub (agency_id, dossier_id, list_id, unit_id, year, number, code, title, security_class, records,
      retention_years, inactive_until, approvals, stipulation_number, report_number, destroyed_at)
    select agency, d.id, list, d.unit_id, d.year, d.number, d.code, d.title, archive.strictest_class(agency, d.id),
      coalesce((select jsonb_agg(jsonb_build_object('recordId', r.id, 'itemNumber', r.item_number, 'title', r.title,
          'sha256', coalesce((select jsonb_agg(f.sha256 order by f.position) from archive.record_file f
            where f.agency_id = agency and f.record_id = r.id), '[]')) order by r.item_number)
        from archive.record r where r.agency_id = agency and r.dossier_id = d.id), '[]'),
      d.retention_years, d.inactive_until, note -> 'approvals', note ->> 'stipulation', note ->> 'report', (note ->> 'at')::timestamptz
    from archive.dossier d where d.agency_id = agency and d.id = any (emptied)
      and exists (select from archive.destroyed_again g where g.agency_id = agency and g.dossier_id = d.id)
    on conflict do nothing;
  select array_agg(r.id) into gone from archive.record r where r.agency_id = agency and r.id = any (named);
  perform archive.remove_records(agency, gone);
  update archive.dossier d set disposed_kind = 'destruction', disposed_on = (note ->> 'on')::date, state = 'destroyed', standing = false, version = d.version + 1
    where d.agency_id = agency and d.id = any (emptied)
      and exists (select from archive.destroyed_again g where g.agency_id = agency and g.dossier_id = d.id);
  return coalesce(cardinality(gone), 0);
end $$;
comment on function archive.destroy_again is 'Takes away again what a destruction took away that an older backup undid.';
revoke all on function archive.destroy_again from public;

-- Places have a bar code that stands on their label, and hold so many dossiers.
alter table archive.place add column barcode text not null check (barcode ~ '^[0-9A-Z]{6,20}$'),
  add column capacity int check (capacity between 1 and 100000),
  add constraint place_barcode_taken unique (agency_id, barcode);
create index place_inside on archive.place (agency_id, parent_id, kind, name);

-- Where dossiers and places were put, one row a move.
create table archive.place_move (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid,
  place_id uuid,
  from_place uuid,
  to_place uuid,
  reason text check (length(reason) between 1 and 500),
  moved_by uuid not null,
  moved_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references archive.dossier (agency_id, id),
  foreign key (agency_id, place_id) references archive.place (agency_id, id),
  foreign key (agency_id, from_place) references archive.place (agency_id, id),
  foreign key (agency_id, to_place) references archive.place (agency_id, id),
  constraint move_of_one check ((dossier_id is null) <> (place_id is null))
);
create index place_move_dossier on archive.place_move (agency_id, dossier_id, id desc) where dossier_id is not null;
create index place_move_place on archive.place_move (agency_id, place_id, id desc) where place_id is not null;
call core.protect('archive.place_move');
create policy confidential on archive.place_move as restrictive to pendopo_app
  using (dossier_id is null or exists (select from archive.dossier d where d.agency_id = place_move.agency_id and d.id = place_move.dossier_id));
create trigger stays before update or delete on archive.place_move for each row execute function archive.stays();
create trigger never_emptied before truncate on archive.place_move execute function archive.stays();
grant select, insert on archive.place_move to pendopo_app;
grant select on archive.place_move to pendopo_worker;
-- How many dossiers lie right in a place, confidential ones too: a full box is full for everybody.
create function archive.dossiers_in(place uuid) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::int from archive.dossier d where d.agency_id = core.agency_id() and d.place_id = $1 and d.disposed_on is null
$$;
comment on function archive.dossiers_in is 'How many dossiers lie right in a place.';
revoke all on function archive.dossiers_in from public;
grant execute on function archive.dossiers_in to pendopo_app;

-- Through which post somebody borrows, so that they can be reminded; which reminders went out.
alter table archive.loan add column borrower_post_id uuid, add column told_soon_at timestamptz, add column told_overdue_at timestamptz;
alter table archive.loan add foreign key (agency_id, borrower_post_id) references organization.post (agency_id, id);
drop index archive.loan_overdue;
-- loansOut, loansToTell
create index loan_overdue on archive.loan (agency_id, due_on, id) where returned_at is null;
grant update (told_soon_at, told_overdue_at) on archive.loan to pendopo_worker;
-- Who borrows a dossier reads it: of class T posts of its unit and named ones, of R and SR named ones, and only to who lends it.
create function archive.may_borrow(dossier uuid, post uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from archive.dossier d where d.agency_id = core.agency_id() and d.id = $1
    and (d.security_class = 'B'
      or exists (select from archive.reader r where r.agency_id = d.agency_id and r.dossier_id = d.id and r.post_id = $2)
      or (d.security_class = 'T' and exists (select from organization.post p where p.agency_id = d.agency_id and p.id = $2 and p.unit_id = d.unit_id)))
    and (d.security_class = 'B' or archive.may_read(d.id, d.security_class, d.unit_id)))
$$;
comment on function archive.may_borrow is 'True if a post may read a dossier that the acting posts may read.';
revoke all on function archive.may_borrow from public;
grant execute on function archive.may_borrow to pendopo_app;
