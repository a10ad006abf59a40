-- Accounts: one for each person who may sign in, and the names by which it is found.

create schema identity;
grant usage on schema identity to pendopo_app, pendopo_worker;

create table identity.account (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  person_id uuid not null,
  locale text check (locale in ('id', 'en')),
  -- Argon2id in PHC form; null until the person has chosen one.
  password_hash text check (password_hash like '$argon2id$v=19$m=%'),
  password_set_at timestamptz,
  -- Keyed fingerprint of the one-time code with which the person sets a new password.
  reset_fingerprint bytea,
  reset_until timestamptz,
  disabled_at timestamptz,
  disabled_by uuid,
  created_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  constraint account_of_person unique (agency_id, person_id),
  check ((password_hash is null) = (password_set_at is null)),
  check ((reset_fingerprint is null) = (reset_until is null))
);
comment on column identity.account.disabled_by is 'The person who disabled it; null where the program did.';

-- The active ones are unique over all agencies, because nobody knows the agency of a person who is not signed in yet.
create table identity.identifier (
  agency_id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('nip', 'username', 'email')),
  -- In the shape that `rules/identifier.ts` gives it.
  value text not null check (length(value) between 3 and 254),
  -- False for a disabled account: somebody who moves to another agency takes the NIP along.
  active boolean not null default true,
  primary key (agency_id, account_id, kind),
  foreign key (agency_id, account_id) references identity.account (agency_id, id),
  check (case kind when 'nip' then value ~ '^\d{18}$' when 'email' then value like '%@%'
    else value ~ '^[a-z][a-z0-9._-]{2,62}$' end)
);
create unique index identifier_taken on identity.identifier (value) where active;

-- Hashes that may not be chosen again.
create table identity.past_password (
  agency_id uuid not null,
  account_id uuid not null,
  replaced_at timestamptz not null,
  password_hash text not null,
  primary key (agency_id, account_id, replaced_at),
  foreign key (agency_id, account_id) references identity.account (agency_id, id)
);

-- An agency without a row follows the policy of the installation.
create table identity.password_policy (
  agency_id uuid primary key references organization.agency (id),
  profile text not null check (profile in ('bssn', 'nist'))
);

call core.protect('identity.account', 'identity.identifier', 'identity.past_password', 'identity.password_policy');
grant select, insert, update on identity.account, identity.password_policy to pendopo_app, pendopo_worker;
grant select, insert, update, delete on identity.identifier, identity.past_password to pendopo_app, pendopo_worker;

-- Sign-in begins before the agency is known: one account by one exact name, never a list.
create function identity.account_by_identifier(sought text)
returns table (agency_id uuid, account_id uuid, person_id uuid, password_hash text, password_set_at timestamptz,
  reset_fingerprint bytea, reset_until timestamptz, disabled_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.agency_id, a.id, a.person_id, a.password_hash, a.password_set_at, a.reset_fingerprint, a.reset_until, a.disabled_at
  from identity.identifier i
  join identity.account a on a.agency_id = i.agency_id and a.id = i.account_id
  where i.value = sought and i.active
$$;
revoke all on function identity.account_by_identifier from public;
grant execute on function identity.account_by_identifier to pendopo_app;
