-- A record that is opened in an emergency: for one person, with a reason, until a time. From then on the walls are as before.

create table archive.emergency_opening (
  agency_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  -- Where it lay when it was opened: the register keeps it, whatever becomes of the record.
  dossier_id uuid not null,
  unit_id uuid not null,
  year smallint not null,
  number int not null,
  item_number int not null,
  security_class text not null check (security_class in ('T', 'R')),
  -- Both are empty once the record was destroyed.
  reason text not null check (reason = '' or length(reason) between 20 and 1000),
  opened_by uuid not null,
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  reviewed_by uuid,
  reviewed_at timestamptz,
  remark text check (length(remark) <= 1000),
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references archive.dossier (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  constraint emergency_ends check (ends_at > opened_at and ends_at <= opened_at + interval '24 hours'),
  check ((ended_at is null) = (ended_by is null)),
  check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (remark is null)),
  constraint reviewed_by_another check (reviewed_by <> opened_by)
);
-- standingOpening
create index emergency_opening_record on archive.emergency_opening (agency_id, record_id, opened_by, ends_at);
-- openingsToReview
create index emergency_opening_waiting on archive.emergency_opening (agency_id, id desc) where reviewed_at is null;
create index emergency_opening_dossier on archive.emergency_opening (agency_id, dossier_id);
create index emergency_opening_unit on archive.emergency_opening (agency_id, unit_id);

-- What was read under it: a file is shown only after its line is here.
create table archive.emergency_reading (
  agency_id uuid not null,
  id uuid not null,
  opening_id uuid not null,
  position smallint not null,
  act text not null check (act in ('shown', 'downloaded')),
  at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, opening_id) references archive.emergency_opening (agency_id, id)
);
-- readingsOf
create index emergency_reading_opening on archive.emergency_reading (agency_id, opening_id, position);
create unique index emergency_reading_shown on archive.emergency_reading (agency_id, opening_id, position) where act = 'shown';
call core.protect('archive.emergency_opening', 'archive.emergency_reading');

create function archive.holds_on(permission text, unit uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from organization.unit u
    join organization.post_role g on g.agency_id = u.agency_id and g.unit_id = any (u.ancestor_ids) and g.post_id = any (core.acting_posts())
    join organization.role r on r.agency_id = g.agency_id and r.id = g.role_id
    where u.agency_id = core.agency_id() and u.id = $2 and $1 = any (r.permissions))
$$;
comment on function archive.holds_on is 'True if one of the acting posts holds a right on a unit.';

-- The opening that the running transaction names; empty again in the next one of its connection.
create function archive.named_opening() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.emergency', true), '')::uuid;

-- The record that the running transaction looks at through an opening of its own person: it names the opening, and the
-- opening must stand now. Nothing else is seen through it.
create function archive.opened_record() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  opening constant uuid := archive.named_opening();
begin
  if opening is null then return null; end if;
  return (select r.id from archive.emergency_opening o
    join archive.record r on r.agency_id = o.agency_id and r.id = o.record_id and r.security_class <> 'SR'
    join archive.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id and d.security_class <> 'SR' and d.disposed_on is null
      and (o.security_class = 'R' or 'R' not in (r.security_class, d.security_class))
    where o.agency_id = core.agency_id() and o.id = opening and o.opened_by = core.person_id()
      and o.ended_at is null and o.ends_at > now() and archive.holds_on('archive.break-glass', d.unit_id));
end $$;
comment on function archive.opened_record is 'The record that the transaction looks at through an opening that stands; null without one.';
create function archive.opened_dossier() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  opened constant uuid := archive.opened_record();
begin
  if opened is null then return null; end if;
  return (select r.dossier_id from archive.record r where r.agency_id = core.agency_id() and r.id = opened);
end $$;
comment on function archive.opened_dossier is 'The dossier of the record that the transaction looks at through an opening.';

-- Opens a record that the actor may not read, known by its id or by its number: of several with the number none, unless
-- the day tells them apart. Nothing is answered for what is not there, of class SR, of a unit where the actor may not, or readable anyway.
-- Answers which posts that keep the record see its opening too: named ones and, of class T, who files in its unit.
create function archive.open_in_emergency(opening uuid, record uuid, number text, record_date date, reason text, at timestamptz, hours int)
returns table (record_id uuid, unit_id uuid, keepers uuid[])
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  begins constant timestamptz := least($6, now());
  meant record;
  written archive.emergency_opening;
begin
  if core.person_id() is null or $7 not between 1 and 24 or length($5) < 20 then return; end if;
  select min(r.id::text)::uuid as id, count(*) as n into meant
    from archive.record r join archive.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id
    where r.agency_id = core.agency_id()
      and case when $2 is not null then r.id = $2 else letters.number_key(r.number) = letters.number_key($3) end
      and ($4 is null or r.record_date = $4)
      and r.security_class <> 'SR' and d.security_class <> 'SR' and d.disposed_on is null
      and archive.holds_on('archive.break-glass', d.unit_id)
      and not ((d.security_class = 'B' or archive.may_read(d.id, d.security_class, d.unit_id))
        and (r.security_class in ('B', d.security_class) or archive.may_read(d.id, r.security_class, d.unit_id)));
  if meant.n <> 1 then return; end if;
  insert into archive.emergency_opening (agency_id, id, record_id, dossier_id, unit_id, year, number, item_number, security_class, reason, opened_by, opened_at, ends_at)
    select r.agency_id, $1, r.id, d.id, d.unit_id, d.year, d.number, r.item_number,
      case when 'R' in (r.security_class, d.security_class) then 'R' else 'T' end, $5, core.person_id(), begins, begins + make_interval(hours => $7)
    from archive.record r join archive.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id
    where r.agency_id = core.agency_id() and r.id = meant.id
    returning * into written;
  return query select written.record_id, written.unit_id,
    array(select x.post_id from archive.reader x where x.agency_id = written.agency_id and x.dossier_id = written.dossier_id
      union select p.id from organization.unit u
        join organization.post p on p.agency_id = u.agency_id and p.unit_id = u.id
        join organization.post_role g on g.agency_id = u.agency_id and g.post_id = p.id and g.unit_id = any (u.ancestor_ids)
        join organization.role r on r.agency_id = g.agency_id and r.id = g.role_id and 'archive.file' = any (r.permissions)
        where written.security_class = 'T' and u.agency_id = written.agency_id and u.id = written.unit_id);
end $$;
comment on function archive.open_in_emergency is 'Opens a record for the actor until a time; no row where it may not be.';
revoke all on function archive.named_opening, archive.holds_on, archive.opened_record, archive.opened_dossier, archive.open_in_emergency from public;
grant execute on function archive.named_opening, archive.holds_on, archive.opened_record, archive.opened_dossier, archive.open_in_emergency to pendopo_app;

-- Of a dossier that is seen through an opening, no other record is.
alter policy confidential on archive.dossier
  using (security_class = 'B' or archive.may_read(id, security_class, unit_id) or id = (select archive.opened_dossier()));
alter policy confidential on archive.record
  using (exists (select from archive.dossier d where d.agency_id = record.agency_id and d.id = record.dossier_id
      and (d.security_class = 'B' or d.id is distinct from (select archive.opened_dossier()) or archive.may_read(d.id, d.security_class, d.unit_id))
      and (record.security_class in ('B', d.security_class) or archive.may_read(d.id, record.security_class, d.unit_id)))
    or id = (select archive.opened_record()));
-- Pages and their words after the reading of their file was written down; the words for the search not at all, nor what
-- people wrote and made beside the record.
create policy written_down on archive.record_page as restrictive for select to pendopo_app
  using (record_id is distinct from (select archive.opened_record()) or exists (select from archive.emergency_reading e
    where e.agency_id = record_page.agency_id and e.opening_id = archive.named_opening() and e.position = record_page.position));
create policy written_down on archive.page_text as restrictive for select to pendopo_app
  using (record_id is distinct from (select archive.opened_record()) or exists (select from archive.emergency_reading e
    where e.agency_id = page_text.agency_id and e.opening_id = archive.named_opening() and e.position = page_text.position));
do $$
declare
  t text;
begin
  foreach t in array array['record_text', 'description', 'note', 'share_record'] loop
    execute format('create policy not_opened on archive.%I as restrictive for select to pendopo_app
      using (record_id is distinct from (select archive.opened_record()))', t);
  end loop;
  -- It is opened for reading: nothing is written to it, nor beside it.
  foreach t in array array['record_file', 'record_page', 'record_text', 'page_text', 'file_version', 'description', 'note', 'publicity', 'redaction', 'share_record'] loop
    execute format('create policy only_read on archive.%I as restrictive for insert to pendopo_app
      with check (record_id is distinct from (select archive.opened_record()))', t);
  end loop;
  foreach t in array array['reader', 'hold', 'mark', 'loan', 'trigger_event', 'reappraisal', 'arrangement', 'place_move', 'disposal_item', 'appraisal', 'stub'] loop
    execute format('create policy only_read on archive.%I as restrictive for insert to pendopo_app
      with check ((dossier_id = (select archive.opened_dossier())) is not true)', t);
  end loop;
  foreach t in array array['hold', 'mark', 'loan', 'arrangement', 'disposal_item', 'appraisal'] loop
    execute format('create policy stays_as_read on archive.%I as restrictive for update to pendopo_app
      using ((dossier_id = (select archive.opened_dossier())) is not true)', t);
  end loop;
end $$;
create policy only_read_into on archive.arrangement as restrictive for insert to pendopo_app
  with check ((into_id = (select archive.opened_dossier())) is not true);
create policy stays_as_read_into on archive.arrangement as restrictive for update to pendopo_app
  using ((into_id = (select archive.opened_dossier())) is not true);
create policy only_read on archive.record as restrictive for update to pendopo_app
  using (id is distinct from (select archive.opened_record()));
create policy only_read on archive.dossier as restrictive for update to pendopo_app
  using (id is distinct from (select archive.opened_dossier()));

-- An opening is known to its person, to who reviews those of its unit, and to who may read what is of the class that it
-- was opened with: its reason stays closed when the class of the record is lowered.
create policy confidential on archive.emergency_opening as restrictive for select to pendopo_app
  using (opened_by = core.person_id() or archive.holds_on('archive.review-emergency', unit_id)
    or archive.may_read(dossier_id, security_class, unit_id));
create policy own on archive.emergency_opening as restrictive for update to pendopo_app
  using (opened_by = core.person_id() or archive.holds_on('archive.review-emergency', unit_id));
create policy confidential on archive.emergency_reading as restrictive for select to pendopo_app
  using (exists (select from archive.emergency_opening o where o.agency_id = emergency_reading.agency_id and o.id = emergency_reading.opening_id));
create policy own on archive.emergency_reading as restrictive for insert to pendopo_app
  with check (exists (select from archive.emergency_opening o where o.agency_id = emergency_reading.agency_id and o.id = emergency_reading.opening_id
    and o.opened_by = core.person_id() and o.ended_at is null and o.ends_at > now()));

-- It ends earlier at most once, by who says so, and is reviewed once, when it is over, by one who has the right to and
-- never by its own person. Its words go with the record, which the function alone that removes records can.
create function archive.emergency_goes_on() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if to_jsonb(new) - array['reason', 'remark'] = to_jsonb(old) - array['reason', 'remark']
      and old.reason <> '' and new.reason = '' and coalesce(new.remark, '') = ''
      and not exists (select from archive.record r where r.agency_id = old.agency_id and r.id = old.record_id) then
    return new;
  end if;
  if to_jsonb(new) - array['ended_by', 'ended_at', 'reviewed_by', 'reviewed_at', 'remark']
      is distinct from to_jsonb(old) - array['ended_by', 'ended_at', 'reviewed_by', 'reviewed_at', 'remark']
      or (old.ended_at is not null and (new.ended_at, new.ended_by) is distinct from (old.ended_at, old.ended_by))
      or (old.reviewed_at is not null and (new.reviewed_at, new.reviewed_by, new.remark) is distinct from (old.reviewed_at, old.reviewed_by, old.remark)) then
    raise exception 'an emergency opening stays as it is' using errcode = 'check_violation', constraint = 'emergency_stays';
  end if;
  if old.ended_at is null and new.ended_at is not null and new.ended_by is distinct from core.person_id() then
    raise exception 'who ends an opening says so themselves' using errcode = 'check_violation', constraint = 'emergency_ended_by';
  end if;
  if old.reviewed_at is null and new.reviewed_at is not null and (new.reviewed_by is distinct from core.person_id()
      or new.reviewed_by = new.opened_by
      or length(new.remark) = 0
      or (new.ended_at is null and new.ends_at > now())
      or not archive.holds_on('archive.review-emergency', new.unit_id)) then
    raise exception 'an opening is reviewed by another, when it is over' using errcode = 'check_violation', constraint = 'emergency_review';
  end if;
  return new;
end $$;
create trigger goes_on before update on archive.emergency_opening for each row execute function archive.emergency_goes_on();
create trigger stays before delete on archive.emergency_opening for each row execute function archive.stays();
create trigger never_emptied before truncate on archive.emergency_opening execute function archive.stays();
create trigger stays before update or delete on archive.emergency_reading for each row execute function archive.stays();
create trigger never_emptied before truncate on archive.emergency_reading execute function archive.stays();

-- Nobody writes an opening but the function that asks whether it may be.
grant select on archive.emergency_opening to pendopo_app;
grant update (ended_by, ended_at, reviewed_by, reviewed_at, remark) on archive.emergency_opening to pendopo_app;
grant select, insert on archive.emergency_reading to pendopo_app;
