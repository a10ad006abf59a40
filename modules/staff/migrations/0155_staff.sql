-- Employee files. An entry is never changed: a further one stands for a wrong one, and both are kept. The private part is
-- sealed, and shown to its person, or to who holds the right for it after the reading was written down.

create schema staff;
grant usage on schema staff to pendopo_app, pendopo_worker;

create function staff.is_private(kind text) returns boolean language sql immutable parallel safe
  return kind in ('personal', 'family', 'health', 'discipline');

-- The units from the root down to that by which somebody goes: of a post that is held, definitive before acting, the
-- longest held first; of the last one where none is; of somebody who never had one the root.
create function staff.path_of(person uuid) returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(
    (select u.ancestor_ids from organization.holder d
      join organization.post p on p.agency_id = d.agency_id and p.id = d.post_id
      join organization.unit u on u.agency_id = p.agency_id and u.id = p.unit_id
      where d.agency_id = core.agency_id() and d.person_id = $1 and d.ends_at is distinct from d.starts_at
      order by (d.ends_at is null or d.ends_at > now()) desc, case when d.ends_at <= now() then d.ends_at end desc,
        (d.kind = 'definitive') desc, d.starts_at, d.id limit 1),
    (select u.ancestor_ids from organization.unit u where u.agency_id = core.agency_id() and u.parent_id is null limit 1))
$$;
comment on function staff.path_of is 'The units from the root down to that by which a person goes.';

create function staff.holds_on(permission text, person uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from organization.post_role g
    join organization.role r on r.agency_id = g.agency_id and r.id = g.role_id and $1 = any (r.permissions)
    where g.agency_id = core.agency_id() and g.post_id = any (core.acting_posts()) and g.unit_id = any (staff.path_of($2)))
$$;
comment on function staff.holds_on is 'True if one of the acting posts holds a right over a person.';

-- What an employee asks to be entered, step by step.
create table staff.request (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  is_private boolean not null,
  state text not null check (state in ('submitted', 'returned', 'approved', 'rejected', 'withdrawn')),
  primary key (agency_id, id),
  unique (agency_id, person_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id)
);
-- requestsOf
create index request_person on staff.request (agency_id, person_id, id desc);
-- requestsIn
create index request_state on staff.request (agency_id, state, id desc);

create table staff.entry (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('appointment', 'legal-status', 'birth', 'grade', 'position', 'education', 'training', 'award',
    'unpaid-leave', 'contract', 'performance', 'credit', 'registration', 'personal', 'family', 'health', 'discipline')),
  starts_on date not null,
  last_day date,
  decree_number text check (length(decree_number) between 1 and 200),
  decree_day date,
  details jsonb,
  details_sealed bytea,
  file_id uuid,
  replaces_id uuid,
  reason text check (length(reason) between 1 and 500),
  request_id uuid,
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, person_id, kind, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  foreign key (agency_id, entered_by) references organization.person (agency_id, id),
  foreign key (agency_id, person_id, kind, replaces_id) references staff.entry (agency_id, person_id, kind, id),
  foreign key (agency_id, person_id, request_id) references staff.request (agency_id, person_id, id),
  constraint entry_replaced_once unique (agency_id, replaces_id),
  constraint entry_by_another check (entered_by <> person_id),
  check (last_day >= starts_on),
  check ((decree_number is null) = (decree_day is null)),
  -- Of what an employee asked for, the reason stands in the request.
  check (case when replaces_id is null then reason is null else reason is not null or request_id is not null end),
  -- Without details it only takes another one back.
  check (case when staff.is_private(kind) then details is null else details_sealed is null end),
  check (replaces_id is not null or coalesce(details is not null, false) or details_sealed is not null)
);
comment on column staff.entry.starts_on is 'TMT: the day from which it holds.';
comment on column staff.entry.details_sealed is 'What an entry of the private part says, under a key of the installation.';
-- entriesOf, gradesOn
create index entry_person on staff.entry (agency_id, person_id, kind, starts_on);
create index entry_request on staff.entry (agency_id, request_id) where request_id is not null;
create index entry_author on staff.entry (agency_id, entered_by);
create index entry_file on staff.entry (agency_id, file_id) where file_id is not null;

create table staff.proposal (
  agency_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  person_id uuid not null,
  kind text not null,
  starts_on date not null,
  last_day date,
  decree_number text check (length(decree_number) between 1 and 200),
  decree_day date,
  details jsonb,
  details_sealed bytea,
  file_id uuid not null,
  replaces_id uuid,
  primary key (agency_id, id),
  foreign key (agency_id, person_id, request_id) references staff.request (agency_id, person_id, id),
  foreign key (agency_id, person_id, kind, replaces_id) references staff.entry (agency_id, person_id, kind, id),
  check (last_day >= starts_on),
  check ((decree_number is null) = (decree_day is null)),
  check ((details_sealed is not null) = staff.is_private(kind) and (details is null) = staff.is_private(kind))
);
-- proposalsOf
create index proposal_request on staff.proposal (agency_id, request_id, id desc);
create index proposal_replaces on staff.proposal (agency_id, replaces_id) where replaces_id is not null;
create index proposal_file on staff.proposal (agency_id, file_id);

create table staff.request_step (
  agency_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  act text not null check (act in ('submit', 'resubmit', 'withdraw', 'approve', 'return', 'reject')),
  by_id uuid not null,
  at timestamptz not null,
  note text check (length(note) between 1 and 1000),
  primary key (agency_id, id),
  foreign key (agency_id, request_id) references staff.request (agency_id, id),
  foreign key (agency_id, by_id) references organization.person (agency_id, id)
);
-- stepsOf
create index request_step_request on staff.request_step (agency_id, request_id, id);
create index request_step_author on staff.request_step (agency_id, by_id);

-- Who read the private part of a file: written before it is shown.
create table staff.reading (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  reader_id uuid not null,
  act text not null check (act in ('shown', 'downloaded', 'decided', 'compared', 'exported')),
  purpose text check (length(purpose) between 1 and 300),
  entry_id uuid,
  read_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  foreign key (agency_id, reader_id) references organization.person (agency_id, id),
  check (reader_id <> person_id),
  check ((act in ('shown', 'exported')) = (purpose is not null))
);
-- readingsOf
create index reading_person on staff.reading (agency_id, person_id, id desc);
-- reads_private
create index reading_reader on staff.reading (agency_id, reader_id, person_id, id desc);

-- What was told in time, so that it is told once: a day that moves is told anew.
create table staff.reminder (
  agency_id uuid not null,
  person_id uuid not null,
  milestone text not null check (milestone in ('salary-increase', 'promotion', 'retirement', 'contract-end')),
  day date not null,
  told_at timestamptz not null,
  primary key (agency_id, person_id, milestone, day),
  foreign key (agency_id, person_id) references organization.person (agency_id, id)
);

-- What comes for employees, as their entries stand: reckoned anew with each of them, and every day for what time alone moves.
create table staff.milestone (
  agency_id uuid not null,
  person_id uuid not null,
  what text not null check (what in ('salary-increase', 'promotion', 'retirement', 'contract-end')),
  day date not null,
  held_back boolean not null,
  why text[] not null,
  basis text[] not null,
  primary key (agency_id, person_id, what),
  foreign key (agency_id, person_id) references organization.person (agency_id, id)
);
-- milestonesAfter
create index milestone_day on staff.milestone (agency_id, day, person_id, what);

-- How many months before their day milestones are told: the last row counts, the usual ones where there is none.
create table staff.lead_times (
  agency_id uuid not null,
  id uuid not null,
  months jsonb not null check (jsonb_typeof(months) = 'object'),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, set_by) references organization.person (agency_id, id)
);
create index lead_times_author on staff.lead_times (agency_id, set_by);

call core.protect('staff.request', 'staff.entry', 'staff.proposal', 'staff.request_step', 'staff.reading', 'staff.reminder',
  'staff.milestone', 'staff.lead_times');

-- True for the own file, and for one whose reading was written down in this very transaction.
create function staff.reads_private(person uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select $1 = core.person_id() or (staff.holds_on('staff.view-private', $1) and exists (select from staff.reading r
    where r.agency_id = core.agency_id() and r.reader_id = core.person_id() and r.person_id = $1
      and r.xmin = pg_current_xact_id_if_assigned()::xid))
$$;
comment on function staff.reads_private is 'True if the running transaction may see the private part of a file.';
-- Who may make entries: never in the own file, and of the private part only who may read it.
create function staff.may_keep(person uuid, is_private boolean) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select $1 <> core.person_id() and staff.holds_on('staff.manage', $1) and (not $2 or staff.holds_on('staff.view-private', $1))
$$;
comment on function staff.may_keep is 'True if the actor may make entries in a file.';

create policy own on staff.reading as restrictive for select to pendopo_app
  using (person_id = core.person_id() or reader_id = core.person_id());
create policy own_hand on staff.reading as restrictive for insert to pendopo_app
  with check (reader_id = core.person_id() and staff.holds_on('staff.view-private', person_id));
create policy private on staff.entry as restrictive for select to pendopo_app
  using (not staff.is_private(kind) or staff.reads_private(person_id));
create policy own_hand on staff.entry as restrictive for insert to pendopo_app
  with check (entered_by = core.person_id() and staff.may_keep(person_id, staff.is_private(kind)));
create policy involved on staff.request as restrictive for select to pendopo_app
  using (person_id = core.person_id() or staff.holds_on('staff.manage', person_id));
create policy own_hand on staff.request as restrictive for insert to pendopo_app
  with check (person_id = core.person_id() and state = 'submitted');
create policy private on staff.proposal as restrictive for select to pendopo_app
  using (exists (select from staff.request r where r.agency_id = proposal.agency_id and r.id = proposal.request_id)
    and (not staff.is_private(kind) or staff.reads_private(person_id)));
create policy own_hand on staff.proposal as restrictive for insert to pendopo_app
  with check (exists (select from staff.request r where r.agency_id = proposal.agency_id and r.id = proposal.request_id
    and r.person_id = core.person_id() and r.is_private = staff.is_private(proposal.kind)));
create policy private on staff.request_step as restrictive for select to pendopo_app
  using (exists (select from staff.request r where r.agency_id = request_step.agency_id and r.id = request_step.request_id
    and (not r.is_private or staff.reads_private(r.person_id))));
create policy own_hand on staff.request_step as restrictive for insert to pendopo_app
  with check (by_id = core.person_id()
    and exists (select from staff.request r where r.agency_id = request_step.agency_id and r.id = request_step.request_id));
create policy own_hand on staff.lead_times as restrictive for insert to pendopo_app
  with check (set_by = core.person_id());

-- What was written stays, whoever writes.
create function staff.stays() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '% stays as it is', tg_table_name using errcode = 'check_violation', constraint = 'staff_stays';
end $$;
do $$
declare
  t text;
begin
  foreach t in array array['entry', 'proposal', 'request_step', 'reading', 'reminder', 'lead_times'] loop
    execute format('create trigger stays before update or delete on staff.%I for each row execute function staff.stays()', t);
  end loop;
  foreach t in array array['request', 'entry', 'proposal', 'request_step', 'reading', 'reminder', 'lead_times'] loop
    execute format('create trigger never_emptied before truncate on staff.%I execute function staff.stays()', t);
  end loop;
end $$;
create trigger stays before delete on staff.request for each row execute function staff.stays();

-- The life of a request, as the rules of the application tell it with better words: its person hands in again and takes
-- back, somebody else who keeps the file decides.
create function staff.request_goes_on() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.agency_id, new.id, new.person_id, new.is_private) is distinct from (old.agency_id, old.id, old.person_id, old.is_private)
      or not coalesce(case when core.person_id() = old.person_id
        then (old.state = 'returned' and new.state = 'submitted') or (old.state in ('submitted', 'returned') and new.state = 'withdrawn')
        else old.state = 'submitted' and new.state in ('approved', 'returned', 'rejected') and staff.may_keep(old.person_id, old.is_private)
        end, false) then
    raise exception 'a request does not go on like this' using errcode = 'check_violation', constraint = 'request_goes_on';
  end if;
  return new;
end $$;
create trigger goes_on before update on staff.request for each row execute function staff.request_goes_on();

revoke all on function staff.is_private, staff.path_of, staff.holds_on, staff.reads_private, staff.may_keep from public;
grant execute on function staff.is_private, staff.path_of, staff.holds_on, staff.reads_private, staff.may_keep to pendopo_app;
grant select, insert on staff.request, staff.entry, staff.proposal, staff.request_step, staff.reading, staff.lead_times to pendopo_app;
grant update (state) on staff.request to pendopo_app;
grant select, insert, update, delete on staff.milestone to pendopo_app, pendopo_worker;

-- The worker reminds: it reads what milestones follow from, and nothing of the private part, of decrees or of proofs.
create policy reminders on staff.entry as restrictive for select to pendopo_worker
  using (kind in ('appointment', 'legal-status', 'birth', 'grade', 'position', 'education', 'unpaid-leave', 'contract', 'performance'));
grant select on staff.lead_times to pendopo_worker;
grant select (agency_id, id, person_id, kind, starts_on, last_day, details, replaces_id) on staff.entry to pendopo_worker;
-- What entries say, as the log is held against them: of the content a digest, so that the worker reads none of it.
create function staff.entry_facts(ids uuid[]) returns table (id uuid, facts jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.id, jsonb_build_object('person', e.person_id, 'starts_on', e.starts_on, 'last_day', e.last_day,
    'decree', e.decree_number || to_char(e.decree_day, ', YYYY-MM-DD'), 'content', encode(sha256(case when staff.is_private(e.kind)
      then coalesce(e.details_sealed, '') else convert_to(e.kind || coalesce(e.details::text, ''), 'UTF8') end), 'hex'),
    'proof', e.file_id, 'replaces', e.replaces_id, 'entered_by', e.entered_by, 'entered_at', extract(epoch from e.entered_at)::text)
  from staff.entry e where e.agency_id = core.agency_id() and e.id = any ($1)
$$;
comment on function staff.entry_facts is 'What entries say, of their content a digest.';
create function staff.newest_entries(before uuid, most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.id from staff.entry e where e.agency_id = core.agency_id() and ($1 is null or e.id < $1) order by e.id desc limit $2
$$;
comment on function staff.newest_entries is 'Ids of entries of all kinds, the newest first.';
revoke all on function staff.entry_facts, staff.newest_entries from public;
grant execute on function staff.entry_facts, staff.newest_entries to pendopo_worker;
grant select, insert on staff.reminder to pendopo_worker;
grant execute on function staff.path_of to pendopo_worker;
