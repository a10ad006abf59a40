-- Agencies, their tree of units, the posts in them, people, and who holds which post when.

create schema organization;
grant usage on schema organization to pendopo_app, pendopo_worker;

create table organization.agency (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  short_name text not null check (length(short_name) between 1 and 60),
  code text not null constraint agency_code_taken unique check (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  zone text not null check (zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  created_at timestamptz not null default now()
);
alter table organization.agency enable row level security;
alter table organization.agency force row level security;
create policy agency on organization.agency to pendopo_app, pendopo_worker
  using (id = (select core.agency_id())) with check (id = (select core.agency_id()));
do $$ begin
  execute format('create policy owner on organization.agency to %I using (true) with check (true)', current_user);
end $$;

create table organization.unit (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  parent_id uuid,
  code text not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 200),
  short_name text check (length(short_name) between 1 and 60),
  kind text not null check (kind in ('agency', 'leadership', 'secretariat', 'assistant', 'bureau', 'department',
    'division', 'section', 'technical-unit', 'district', 'village', 'other')),
  -- The path from the root down to the unit itself.
  ancestor_ids uuid[] not null,
  sort_order int not null default 0,
  active_from date not null,
  active_until date,
  primary key (agency_id, id),
  foreign key (agency_id, parent_id) references organization.unit (agency_id, id),
  constraint unit_code_taken unique (agency_id, code),
  check (active_until >= active_from),
  check (ancestor_ids[cardinality(ancestor_ids)] = id),
  check (parent_id is not distinct from ancestor_ids[cardinality(ancestor_ids) - 1])
);
comment on column organization.unit.active_until is 'The last day on which the unit exists.';
create index unit_children on organization.unit (agency_id, parent_id);

create table organization.post (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  unit_id uuid not null,
  superior_id uuid,
  code text check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('elected', 'structural', 'functional', 'executive')),
  is_head boolean not null default false,
  echelon text check (echelon ~ '^(I|II|III|IV|V)\.[ab]$'),
  -- The chain from the highest superior down to the post itself.
  ancestor_ids uuid[] not null,
  sort_order int not null default 0,
  active_from date not null,
  active_until date,
  primary key (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  foreign key (agency_id, superior_id) references organization.post (agency_id, id),
  constraint post_code_taken unique (agency_id, code),
  check (active_until >= active_from),
  check (ancestor_ids[cardinality(ancestor_ids)] = id),
  check (superior_id is not distinct from ancestor_ids[cardinality(ancestor_ids) - 1])
);
comment on column organization.post.kind is 'Pejabat negara, struktural, fungsional, pelaksana.';
create index post_of_unit on organization.post (agency_id, unit_id, sort_order, id);
create index post_subordinates on organization.post (agency_id, superior_id, sort_order, id);
create unique index unit_has_head on organization.post (agency_id, unit_id) where is_head and active_until is null;

create table organization.person (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  front_title text check (length(front_title) between 1 and 60),
  back_title text check (length(back_title) between 1 and 120),
  kind text not null check (kind in ('pns', 'pppk', 'other')),
  -- NIP of a civil servant or NI PPPK; both have 18 digits.
  nip text check (nip ~ '^\d{18}$'),
  nik_sealed bytea,
  nik_fingerprint bytea,
  email text check (length(email) between 3 and 254),
  phone text check (length(phone) between 5 and 30),
  grade text check (length(grade) between 1 and 10),
  active_until date,
  primary key (agency_id, id),
  constraint person_nip_taken unique (agency_id, nip),
  constraint person_nik_taken unique (agency_id, nik_fingerprint),
  check ((nik_sealed is null) = (nik_fingerprint is null))
);
create index person_by_name on organization.person (agency_id, name, id);
create index person_by_email on organization.person (agency_id, lower(email));

create table organization.holder (
  agency_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('definitive', 'plt', 'plh', 'pj', 'pjs')),
  starts_at timestamptz not null,
  ends_at timestamptz,
  decree_number text check (length(decree_number) between 1 and 100),
  primary key (agency_id, id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  -- An appointment that was withdrawn before it began ends where it starts and is never in force.
  check (ends_at >= starts_at),
  constraint holder_definitive_overlaps exclude using gist
    (agency_id with =, post_id with =, tstzrange(starts_at, ends_at) with &&) where (kind = 'definitive'),
  constraint holder_acting_overlaps exclude using gist
    (agency_id with =, post_id with =, tstzrange(starts_at, ends_at) with &&) where (kind <> 'definitive')
);
comment on column organization.holder.ends_at is 'The first instant at which the person holds the post no more.';
create index holder_of_person on organization.holder (agency_id, person_id, starts_at);
create index holder_of_post on organization.holder (agency_id, post_id, starts_at);

create table organization.secretary (
  agency_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  person_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  check (ends_at >= starts_at),
  constraint secretary_overlaps exclude using gist
    (agency_id with =, post_id with =, person_id with =, tstzrange(starts_at, ends_at) with &&)
);
create index secretary_of_person on organization.secretary (agency_id, person_id, starts_at);
create index secretary_of_post on organization.secretary (agency_id, post_id, starts_at);

create table organization.role (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  permissions text[] not null,
  -- Whether who acts for the holder of a post has these rights too; never for the keys of the house.
  for_secretaries boolean not null default true,
  primary key (agency_id, id),
  constraint role_name_taken unique (agency_id, name)
);

create table organization.post_role (
  agency_id uuid not null,
  post_id uuid not null,
  role_id uuid not null,
  unit_id uuid not null,
  primary key (agency_id, post_id, role_id, unit_id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id),
  foreign key (agency_id, role_id) references organization.role (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id)
);
comment on table organization.post_role is 'The post has the role on the unit and everything below it.';
create index post_role_of_role on organization.post_role (agency_id, role_id);

call core.protect('organization.unit', 'organization.post', 'organization.person', 'organization.holder',
  'organization.secretary', 'organization.role', 'organization.post_role');
grant select, insert, update on organization.agency, organization.unit, organization.post, organization.person,
  organization.holder, organization.secretary, organization.role to pendopo_app, pendopo_worker;
grant select, insert, delete on organization.post_role to pendopo_app, pendopo_worker;

-- Schedules, mail intake and sign-in begin before an agency is known: names and zones of all of them, nothing else.
create function organization.agencies() returns table (id uuid, code text, zone text, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.code, a.zone, a.name from organization.agency a order by a.created_at, a.id
$$;
revoke all on function organization.agencies from public;
grant execute on function organization.agencies to pendopo_app, pendopo_worker;
