-- Second factors, passkeys and accounts elsewhere.

create table identity.totp (
  agency_id uuid not null,
  account_id uuid not null,
  -- Sealed by the application; the database alone cannot make a code.
  secret_sealed bytea not null,
  -- Null while the person has not yet proved that the device is set up.
  confirmed_at timestamptz,
  -- The time step of the last code that was taken: a code works once (RFC 6238 §5.2).
  last_step bigint not null default 0,
  primary key (agency_id, account_id),
  foreign key (agency_id, account_id) references identity.account (agency_id, id)
);

create table identity.recovery_code (
  agency_id uuid not null,
  account_id uuid not null,
  fingerprint bytea not null,
  primary key (agency_id, account_id, fingerprint),
  foreign key (agency_id, account_id) references identity.account (agency_id, id)
);

create table identity.passkey (
  agency_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  -- Copied to other devices by its maker (synced), as the authenticator says.
  backed_up boolean not null,
  name text not null check (length(name) between 1 and 80),
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, account_id) references identity.account (agency_id, id),
  constraint passkey_credential unique (credential_id)
);
create index passkey_of_account on identity.passkey (agency_id, account_id, created_at);

create table identity.oidc_link (
  agency_id uuid not null,
  account_id uuid not null,
  issuer text not null,
  subject text not null check (length(subject) between 1 and 255),
  linked_at timestamptz not null,
  primary key (agency_id, account_id, issuer),
  foreign key (agency_id, account_id) references identity.account (agency_id, id),
  constraint oidc_link_subject unique (issuer, subject)
);

call core.protect('identity.totp', 'identity.recovery_code', 'identity.passkey', 'identity.oidc_link');
grant select, insert, update, delete on identity.totp, identity.recovery_code, identity.passkey, identity.oidc_link to pendopo_app;

-- Challenges that were answered, until they expire: an answer is taken once. Belongs to no agency.
create table identity.spent_challenge (
  fingerprint bytea primary key,
  expires_at timestamptz not null
);
create index spent_challenge_expiry on identity.spent_challenge (expires_at);
grant insert on identity.spent_challenge to pendopo_app;
grant select, delete on identity.spent_challenge to pendopo_worker;

-- Sign-in by what the browser holds: one exact credential, or one exact subject of one issuer.
create function identity.passkey_by_credential(sought bytea)
returns table (agency_id uuid, account_id uuid, person_id uuid, passkey_id uuid, public_key bytea, counter bigint, transports text[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.agency_id, p.account_id, a.person_id, p.id, p.public_key, p.counter, p.transports
  from identity.passkey p
  join identity.account a on a.agency_id = p.agency_id and a.id = p.account_id
  where p.credential_id = sought and a.disabled_at is null
$$;
create function identity.account_by_subject(sought_issuer text, sought_subject text)
returns table (agency_id uuid, account_id uuid, person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.agency_id, l.account_id, a.person_id
  from identity.oidc_link l
  join identity.account a on a.agency_id = l.agency_id and a.id = l.account_id
  where l.issuer = sought_issuer and l.subject = sought_subject and a.disabled_at is null
$$;
revoke all on function identity.passkey_by_credential, identity.account_by_subject from public;
grant execute on function identity.passkey_by_credential, identity.account_by_subject to pendopo_app;
