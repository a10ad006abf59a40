-- Leave: requests with their steps, the days that they hold, proofs, balances, and what the agency decides about leave.

create schema leave;
grant usage on schema leave to pendopo_app, pendopo_worker;

-- The units from the root down to that by which somebody goes: of a post that is held, definitive before acting, the
-- longest held first; of the last one where none is.
create function leave.path_of(person uuid) returns uuid[]
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
comment on function leave.path_of is 'The units from the root down to that by which a person goes.';

create function leave.holds_on(permissions text[], person uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from organization.post_role g
    join organization.role r on r.agency_id = g.agency_id and r.id = g.role_id and $1 && r.permissions
    where g.agency_id = core.agency_id() and g.post_id = any (core.acting_posts()) and g.unit_id = any (leave.path_of($2)))
$$;
comment on function leave.holds_on is 'True if one of the acting posts holds one of the rights over a person.';

create table leave.request (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  -- The post by which the employee went when it was asked for.
  post_id uuid not null,
  employment text not null check (employment in ('pns', 'cpns', 'pppk')),
  kind text not null check (kind in ('annual', 'long', 'sick', 'maternity', 'important-reason', 'unpaid')),
  reason text check (length(reason) between 1 and 40),
  first_day date not null,
  last_day date not null,
  half text check (half in ('morning', 'afternoon')),
  hours int check (hours between 1 and 8),
  remote_days int not null default 0 check (remote_days between 0 and 60),
  child int check (child between 1 and 20),
  abroad boolean not null default false,
  continues_on date,
  zone text not null check (zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  substitute_id uuid,
  superior_post_id uuid not null,
  official_post_id uuid not null,
  -- One day of sickness, of which the superior takes note.
  notice boolean not null,
  asked_on date not null,
  state text not null check (state in ('draft', 'awaiting-substitute', 'awaiting-superior', 'awaiting-official', 'granted',
    'deferred', 'refused', 'cancelled', 'replaced', 'taken', 'ended-early')),
  taken_until date,
  replaces_id uuid,
  charged jsonb not null,
  words_sealed bytea not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, person_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  foreign key (agency_id, substitute_id) references organization.person (agency_id, id),
  foreign key (agency_id, entered_by) references organization.person (agency_id, id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id),
  foreign key (agency_id, superior_post_id) references organization.post (agency_id, id),
  foreign key (agency_id, official_post_id) references organization.post (agency_id, id),
  foreign key (agency_id, person_id, replaces_id) references leave.request (agency_id, person_id, id),
  check (last_day >= first_day),
  check (half is null or hours is null),
  check ((half is null and hours is null) or first_day = last_day),
  check (substitute_id <> person_id),
  check ((taken_until is not null) = (state = 'ended-early') or (state = 'cancelled' and taken_until is not null)),
  check (taken_until between first_day - 1 and last_day)
);
comment on column leave.request.charged is 'Annual leave that it costs: year, first day in it, days.';
comment on column leave.request.words_sealed is 'Reason in words, address and telephone while away, under a key of the installation.';
comment on column leave.request.taken_until is 'Of one that ended early, the last day that was leave.';
-- requestsOf
create index request_person on leave.request (agency_id, person_id, id desc);
create index request_replaces on leave.request (agency_id, replaces_id) where replaces_id is not null;
-- deskOf
create index request_substitute on leave.request (agency_id, substitute_id, id) where state = 'awaiting-substitute';
create index request_superior on leave.request (agency_id, superior_post_id, id) where state = 'awaiting-superior';
create index request_official on leave.request (agency_id, official_post_id, id) where state = 'awaiting-official';
-- stoodInBy
create index request_stood_in on leave.request (agency_id, substitute_id, last_day)
  where state in ('awaiting-superior', 'awaiting-official', 'granted');
-- is_involved_with
create index request_parties on leave.request (agency_id, person_id, superior_post_id, official_post_id);
-- requestsIn
create index request_state on leave.request (agency_id, state, id desc);
-- leaveOver
create index request_over on leave.request (agency_id, last_day, id) where state = 'granted';

-- The days that a request holds. Everybody of the agency may see who is away; why is nobody's business.
create table leave.absence (
  agency_id uuid not null,
  request_id uuid not null,
  person_id uuid not null,
  first_day date not null,
  last_day date not null,
  half text check (half in ('morning', 'afternoon')),
  hours int check (hours between 1 and 8),
  state text not null check (state in ('asked', 'granted', 'free')),
  primary key (agency_id, request_id),
  foreign key (agency_id, person_id, request_id) references leave.request (agency_id, person_id, id),
  check (last_day >= first_day - 1)
);
comment on column leave.absence.state is 'free: it holds its days no more, or not yet because another one is to be replaced.';

-- When somebody is away on these days: halves stand beside each other.
create function leave.held(first_day date, last_day date, half text) returns tsrange language sql immutable parallel safe
  return case half when 'morning' then tsrange(first_day, first_day + interval '12 hours')
    when 'afternoon' then tsrange(first_day + interval '12 hours', first_day + interval '24 hours')
    else tsrange(first_day, last_day + 1) end;
-- Leave by hours stands beside other leave by hours, since it does not say which, and beside nothing else.
create function leave.lane(request_id uuid, hours int) returns int8range language sql immutable parallel safe
  return case when hours is null then '(,)'::int8range
    else int8range(('x' || substr(md5(request_id::text), 1, 15))::bit(60)::bigint,
      ('x' || substr(md5(request_id::text), 1, 15))::bit(60)::bigint, '[]') end;
alter table leave.absence add constraint absence_overlaps exclude using gist (agency_id with =, person_id with =,
  leave.held(first_day, last_day, half) with &&, leave.lane(request_id, hours) with &&) where (state <> 'free');
-- absencesOf, absencesBetween
create index absence_person on leave.absence (agency_id, person_id, last_day) where state <> 'free';
create index absence_days on leave.absence (agency_id, last_day, first_day) where state <> 'free';

create table leave.request_step (
  agency_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  act text not null check (act in ('submit', 'accept-substitution', 'decline-substitution', 'consider', 'acknowledge', 'send-back',
    'approve', 'change', 'defer', 'refuse', 'enter', 'withdraw', 'cancel', 'revoke', 'replace', 'return-early', 'recall',
    'finish', 'annul', 'pass-on', 'number-letter')),
  party text not null check (party in ('employee', 'personnel', 'substitute', 'superior', 'official', 'system')),
  by_id uuid,
  post_id uuid,
  at timestamptz not null,
  on_day date not null,
  opinion text check (opinion in ('approved', 'changed', 'deferred', 'refused')),
  reason text check (length(reason) between 1 and 1000),
  letter_number text check (length(letter_number) between 1 and 100),
  -- The days as they were asked for or decided with this step.
  first_day date,
  last_day date,
  primary key (agency_id, id),
  foreign key (agency_id, request_id) references leave.request (agency_id, id),
  foreign key (agency_id, by_id) references organization.person (agency_id, id),
  check ((by_id is null) = (party = 'system')),
  check (party <> 'system' or act in ('replace', 'finish', 'pass-on'))
);
-- stepsOf
create index request_step_request on leave.request_step (agency_id, request_id, id);
create index request_step_author on leave.request_step (agency_id, by_id);

create table leave.proof (
  agency_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  kind text not null check (length(kind) between 1 and 40),
  is_medical boolean not null,
  added_by uuid not null,
  added_at timestamptz not null,
  dropped_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, request_id) references leave.request (agency_id, id),
  foreign key (agency_id, added_by) references organization.person (agency_id, id)
);
-- proofsOf
create index proof_request on leave.proof (agency_id, request_id, id);

-- Apart from the proof, so that it can be told that there is one.
create table leave.proof_file (
  agency_id uuid not null,
  proof_id uuid not null,
  file_id uuid not null,
  primary key (agency_id, proof_id),
  foreign key (agency_id, proof_id) references leave.proof (agency_id, id)
);
create index proof_file_file on leave.proof_file (agency_id, file_id);

-- Who read a medical proof of somebody else: written before it is shown.
create table leave.reading (
  agency_id uuid not null,
  id uuid not null,
  proof_id uuid not null,
  reader_id uuid not null,
  read_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, proof_id) references leave.proof (agency_id, id),
  foreign key (agency_id, reader_id) references organization.person (agency_id, id)
);
-- readingsOf
create index reading_proof on leave.reading (agency_id, proof_id, id);

-- What the office knows of a year besides the requests.
create table leave.balance_entry (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  year int not null check (year between 1945 and 2200),
  kind text not null check (kind in ('opening', 'adjustment', 'collective-worked')),
  -- Days given; of an adjustment below 0 taken away. Of an opening balance what was left of the right of the year.
  days float8 not null check (days between -60 and 60 and days * 8 = floor(days * 8)),
  -- Of an opening balance only: what was left of the year before, and what was taken and put off in the year.
  older_left float8 check (older_left between 0 and 60),
  taken float8 check (taken between 0 and 60),
  deferred float8 check (deferred between 0 and 60),
  reason text not null check (length(reason) between 1 and 500),
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  foreign key (agency_id, entered_by) references organization.person (agency_id, id),
  constraint entry_by_another check (entered_by <> person_id),
  check (kind = 'adjustment' or days >= 0),
  check (case when kind = 'opening' then older_left is not null and taken is not null and deferred is not null
    else older_left is null and taken is null and deferred is null end)
);
-- balanceEntriesOf
create index balance_entry_person on leave.balance_entry (agency_id, person_id, year, id);

-- What the agency decided about leave: the last row counts.
create table leave.settings (
  agency_id uuid not null,
  id uuid not null,
  contents jsonb not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, set_by) references organization.person (agency_id, id)
);

-- To whom the PPK delegated which leave: a post, or the head of every unit of a kind for those below.
create table leave.delegation (
  agency_id uuid not null,
  id uuid not null,
  kinds text[] not null,
  most_days int check (most_days between 1 and 2000),
  post_id uuid,
  unit_kind text check (length(unit_kind) between 1 and 40),
  decree_number text not null check (length(decree_number) between 1 and 200),
  starts_on date not null,
  ends_before date,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id),
  foreign key (agency_id, set_by) references organization.person (agency_id, id),
  check ((post_id is null) <> (unit_kind is null)),
  check (ends_before >= starts_on),
  check (cardinality(kinds) > 0),
  -- PP 11/2017 art. 336: leave outside the charge of the state is decided by the PPK alone.
  constraint never_delegated check (not kinds && array['unpaid', 'collective'])
);
comment on column leave.delegation.most_days is 'Longest leave in calendar days; null for any length.';
create index delegation_days on leave.delegation (agency_id, starts_on, id);

create table leave.staffing (
  agency_id uuid not null,
  unit_id uuid not null,
  people int check (people between 0 and 100000),
  percent int check (percent between 0 and 100),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (agency_id, unit_id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  foreign key (agency_id, set_by) references organization.person (agency_id, id),
  check (people is null or percent is null)
);
comment on table leave.staffing is 'Least staff of a unit; without both numbers it needs none.';

-- Who keeps the posts of a head while on leave.
create table leave.stand_in (
  agency_id uuid not null,
  request_id uuid not null,
  post_id uuid not null,
  holder_id uuid,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (agency_id, request_id, post_id),
  foreign key (agency_id, request_id) references leave.request (agency_id, id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id)
);
-- openStandInsFor
create index stand_in_post on leave.stand_in (agency_id, post_id) where closed_at is null;
comment on column leave.stand_in.holder_id is 'The appointment as Plh.; null where another acting official keeps the post already.';

-- Secret addresses under which a calendar program reads leave.
create table leave.calendar_address (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  whose text not null check (whose in ('own', 'unit')),
  token_hash bytea not null,
  opened_at timestamptz not null,
  revoked_at timestamptz,
  primary key (agency_id, id),
  constraint calendar_address_token unique (token_hash),
  foreign key (agency_id, person_id) references organization.person (agency_id, id)
);
create index calendar_address_person on leave.calendar_address (agency_id, person_id, id desc);

call core.protect('leave.request', 'leave.absence', 'leave.request_step', 'leave.proof', 'leave.proof_file', 'leave.reading',
  'leave.balance_entry', 'leave.settings', 'leave.delegation', 'leave.staffing', 'leave.stand_in', 'leave.calendar_address');

-- Who considers or decides about leave of a person needs all leave of that person for the balance.
create function leave.is_involved_with(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from leave.request r where r.agency_id = core.agency_id() and r.person_id = $1
    and (r.superior_post_id = any (core.acting_posts()) or r.official_post_id = any (core.acting_posts())))
$$;
comment on function leave.is_involved_with is 'True if an acting post considers or decides about leave of the person, or did.';

create function leave.sees_leave_of(person uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select $1 = core.person_id() or leave.is_involved_with($1) or leave.holds_on(array['leave.view', 'leave.manage'], $1)
$$;
comment on function leave.sees_leave_of is 'True if the actor may see the requests and the balance of a person.';

create policy involved on leave.request as restrictive for select to pendopo_app
  using (substitute_id = core.person_id() or leave.sees_leave_of(person_id)
    -- One that is entered by an official names that post.
    or superior_post_id = any (core.acting_posts()) or official_post_id = any (core.acting_posts()));
create policy own_hand on leave.request as restrictive for insert to pendopo_app
  with check (entered_by = core.person_id() and (person_id = core.person_id() or leave.holds_on(array['leave.manage'], person_id)
    or official_post_id = any (core.acting_posts())));
create policy involved on leave.request_step as restrictive for select to pendopo_app
  using (exists (select from leave.request r where r.agency_id = request_step.agency_id and r.id = request_step.request_id));
create policy own_hand on leave.request_step as restrictive for insert to pendopo_app
  with check ((by_id = core.person_id() or (party = 'system' and act = 'replace'))
    and exists (select from leave.request r where r.agency_id = request_step.agency_id and r.id = request_step.request_id));
create policy involved on leave.proof as restrictive for select to pendopo_app
  using (exists (select from leave.request r where r.agency_id = proof.agency_id and r.id = proof.request_id
    and r.substitute_id is distinct from core.person_id()));
create policy own_hand on leave.proof as restrictive for insert to pendopo_app with check (added_by = core.person_id());
create policy own on leave.reading as restrictive for select to pendopo_app
  using (reader_id = core.person_id() or exists (select from leave.proof p
    join leave.request r on r.agency_id = p.agency_id and r.id = p.request_id
    where p.agency_id = reading.agency_id and p.id = reading.proof_id and r.person_id = core.person_id()));
create policy own_hand on leave.reading as restrictive for insert to pendopo_app
  with check (reader_id = core.person_id()
    and exists (select from leave.proof p where p.agency_id = reading.agency_id and p.id = reading.proof_id));
-- A medical proof is for its person, and for who has written down in this very transaction that they read it.
create policy medical on leave.proof_file as restrictive for select to pendopo_app
  using (exists (select from leave.proof p join leave.request r on r.agency_id = p.agency_id and r.id = p.request_id
    where p.agency_id = proof_file.agency_id and p.id = proof_file.proof_id
      and (not p.is_medical or r.person_id = core.person_id() or exists (select from leave.reading d
        where d.agency_id = p.agency_id and d.proof_id = p.id and d.reader_id = core.person_id()
          and d.xmin = pg_current_xact_id_if_assigned()::xid))));
create policy involved on leave.balance_entry as restrictive for select to pendopo_app using (leave.sees_leave_of(person_id));
create policy own_hand on leave.balance_entry as restrictive for insert to pendopo_app
  with check (entered_by = core.person_id() and leave.holds_on(array['leave.manage'], person_id));
create policy own on leave.calendar_address as restrictive to pendopo_app
  using (person_id = core.person_id()) with check (person_id = core.person_id());

-- What was written stays, whoever writes.
create function leave.stays() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '% stays as it is', tg_table_name using errcode = 'check_violation', constraint = 'leave_stays';
end $$;
do $$
declare
  t text;
begin
  foreach t in array array['request_step', 'proof_file', 'reading', 'balance_entry', 'settings'] loop
    execute format('create trigger stays before update or delete on leave.%I for each row execute function leave.stays()', t);
  end loop;
  foreach t in array array['request', 'absence', 'proof', 'delegation', 'stand_in'] loop
    execute format('create trigger stays before delete on leave.%I for each row execute function leave.stays()', t);
  end loop;
  foreach t in array array['request', 'absence', 'request_step', 'proof', 'proof_file', 'reading', 'balance_entry', 'settings'] loop
    execute format('create trigger never_emptied before truncate on leave.%I execute function leave.stays()', t);
  end loop;
end $$;

-- The life of a request, as the rules of the application tell it with better words; and nobody decides about their own leave.
create function leave.request_goes_on() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.agency_id, new.id, new.person_id, new.entered_by) is distinct from (old.agency_id, old.id, old.person_id, old.entered_by)
      or (new.state <> old.state and not case old.state
        when 'draft' then new.state like 'awaiting-%' or new.state in ('granted', 'cancelled')
        when 'awaiting-substitute' then new.state in ('awaiting-superior', 'awaiting-official', 'draft', 'cancelled')
        when 'awaiting-superior' then new.state in ('awaiting-official', 'granted', 'draft', 'cancelled')
        when 'awaiting-official' then new.state in ('granted', 'deferred', 'refused', 'draft', 'cancelled')
        when 'granted' then new.state in ('cancelled', 'replaced', 'ended-early', 'taken')
        when 'taken' then new.state = 'cancelled'
        when 'ended-early' then new.state = 'cancelled'
        else false end)
      or (new.state <> old.state and new.state in ('granted', 'deferred', 'refused') and core.person_id() = old.person_id) then
    raise exception 'a request does not go on like this' using errcode = 'check_violation', constraint = 'request_goes_on';
  end if;
  return new;
end $$;
create trigger goes_on before update on leave.request for each row execute function leave.request_goes_on();
create function leave.request_begins() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state <> 'draft' then
    raise exception 'a request begins as a draft' using errcode = 'check_violation', constraint = 'request_goes_on';
  end if;
  return new;
end $$;
create trigger begins before insert on leave.request for each row execute function leave.request_begins();

-- A calendar program shows a token and nothing else: whose it is, is told to the transaction.
create function leave.enter_calendar(token_hash bytea)
returns table (agency_id uuid, person_id uuid, zone text, whose text)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select c.agency_id, c.person_id, a.zone, c.whose from leave.calendar_address c
    join organization.agency a on a.id = c.agency_id
    join organization.person h on h.agency_id = c.agency_id and h.id = c.person_id
    join identity.account k on k.agency_id = c.agency_id and k.person_id = c.person_id and k.disabled_at is null
    where c.token_hash = $1 and c.revoked_at is null and (h.active_until is null or h.active_until >= current_date)
      and (set_config('app.agency', c.agency_id::text, true), set_config('app.person', c.person_id::text, true)) is not null;
end $$;
comment on function leave.enter_calendar is 'Whose calendar a secret address shows, told to the transaction; nothing once it is revoked, or its person may not sign in.';

revoke all on function leave.path_of, leave.holds_on, leave.is_involved_with, leave.sees_leave_of, leave.held, leave.lane,
  leave.enter_calendar from public;
grant execute on function leave.path_of, leave.holds_on, leave.is_involved_with, leave.sees_leave_of, leave.held, leave.lane,
  leave.enter_calendar to pendopo_app;
grant execute on function leave.path_of, leave.held, leave.lane to pendopo_worker;

grant select, insert on leave.request, leave.absence, leave.request_step, leave.proof, leave.proof_file, leave.reading,
  leave.balance_entry, leave.settings, leave.delegation, leave.staffing, leave.calendar_address to pendopo_app;
grant update (reason, first_day, last_day, half, hours, remote_days, child, abroad, continues_on, zone, substitute_id, post_id, employment,
  superior_post_id, official_post_id, notice, asked_on, state, taken_until, charged, words_sealed, kind) on leave.request to pendopo_app;
grant update (first_day, last_day, half, hours, state) on leave.absence to pendopo_app;
grant update (dropped_at) on leave.proof to pendopo_app;
grant update (ends_before) on leave.delegation to pendopo_app;
grant update (people, percent, set_by, set_at) on leave.staffing to pendopo_app;
grant update (revoked_at) on leave.calendar_address to pendopo_app;

-- The worker hands on, finishes, and opens and closes the posts of heads; what was said in words it need not know.
grant select (agency_id, id, person_id, post_id, employment, kind, reason, first_day, last_day, half, hours, remote_days, abroad,
  continues_on, zone, substitute_id, superior_post_id, official_post_id, notice, asked_on, state, taken_until, replaces_id, charged,
  entered_by, entered_at) on leave.request to pendopo_worker;
grant update (state, superior_post_id, official_post_id) on leave.request to pendopo_worker;
grant select on leave.absence, leave.settings, leave.delegation to pendopo_worker;
grant insert, select on leave.request_step, leave.stand_in to pendopo_worker;
grant update (closed_at) on leave.stand_in to pendopo_worker;
grant select on leave.stand_in to pendopo_app;
