-- Accounts as identity providers see them (SCIM 2.0): what they told, kept in step with identity and organization.

create schema provisioning;
grant usage on schema provisioning to pendopo_app, pendopo_worker;

create table provisioning.account (
  agency_id uuid not null,
  -- That of the account in identity.
  id uuid not null,
  person_id uuid not null,
  -- The attributes of the user in the names of SCIM, as `rules/read-user.ts` leaves them.
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  user_name text not null generated always as (lower(document ->> 'userName')) stored,
  external_id text generated always as (document ->> 'externalId') stored,
  active boolean not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1 check (version >= 1),
  -- A provider deleted it: it is in no list, and its name is free. The account is disabled.
  removed_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, id) references identity.account (agency_id, id),
  constraint account_of_person unique (agency_id, person_id),
  check (removed_at is null or not active)
);
-- accountsMatching by what providers look for
create unique index account_user_name on provisioning.account (agency_id, user_name) where removed_at is null;
create index account_external on provisioning.account (agency_id, external_id) where external_id is not null;
-- accountsMatching, page by page
create index account_listed on provisioning.account (agency_id, id) where removed_at is null;

call core.protect('provisioning.account');
grant select, insert, update on provisioning.account to pendopo_app, pendopo_worker;

-- The accounts that there are. Of two of one name, the older one keeps it; the other goes by its id.
insert into provisioning.account (agency_id, id, person_id, document, active, created_at, changed_at)
select a.agency_id, a.id, a.person_id,
  jsonb_strip_nulls(jsonb_build_object(
    'userName', case when row_number() over (partition by a.agency_id, lower(coalesce(i.value, a.id::text)) order by a.id) = 1
      then coalesce(i.value, a.id::text) else a.id::text end,
    'displayName', p.name,
    'name', jsonb_strip_nulls(jsonb_build_object('honorificPrefix', p.front_title, 'honorificSuffix', p.back_title)),
    'emails', case when p.email is not null then jsonb_build_array(jsonb_build_object('value', p.email, 'type', 'work', 'primary', true)) end,
    'phoneNumbers', case when p.phone is not null then jsonb_build_array(jsonb_build_object('value', p.phone, 'type', 'work')) end,
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
      case when p.nip is not null then jsonb_build_object('employeeNumber', p.nip) end)),
  a.disabled_at is null, a.created_at, a.created_at
from identity.account a
join organization.person p on p.agency_id = a.agency_id and p.id = a.person_id
left join lateral (select i.value from identity.identifier i where i.agency_id = a.agency_id and i.account_id = a.id
  order by array_position(array['username', 'nip', 'email'], i.kind) limit 1) i on true;
