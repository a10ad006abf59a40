-- Sessions and API keys. Of a token only its SHA-256 is kept; a row that is gone is a session that has ended.

create table identity.session (
  agency_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  zone text not null,
  token_hash bytea not null check (length(token_hash) = 32),
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  idle_for interval not null,
  idle_until timestamptz not null,
  ends_at timestamptz not null,
  -- When the person last proved a factor in this session.
  factor_at timestamptz not null,
  method text not null check (method in ('password', 'totp', 'recovery-code', 'passkey', 'oidc')),
  device text not null,
  address text not null,
  primary key (agency_id, id),
  foreign key (agency_id, account_id) references identity.account (agency_id, id),
  constraint session_token unique (token_hash)
);
create index session_of_account on identity.session (agency_id, account_id, opened_at);
create index session_ending on identity.session (agency_id, ends_at);

create table identity.api_key (
  agency_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  zone text not null,
  name text not null check (length(name) between 1 and 80),
  token_hash bytea not null check (length(token_hash) = 32),
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, account_id) references identity.account (agency_id, id),
  constraint api_key_token unique (token_hash)
);
create index api_key_of_account on identity.api_key (agency_id, account_id, created_at);

call core.protect('identity.session', 'identity.api_key');
grant select, insert, update, delete on identity.session, identity.api_key to pendopo_app, pendopo_worker;

-- Every request begins with one of these two: the token comes before the agency is known.
-- The idle time moves at most once a minute, so that reading does not write.
create function identity.identify_session(hash bytea, at timestamptz)
returns table (agency_id uuid, zone text, person_id uuid, session_id uuid, factor_at timestamptz, locale text)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp rows 1 as $$
#variable_conflict use_column
declare
  found_session record;
begin
  select s.agency_id, s.zone, s.person_id, s.id, s.factor_at, a.locale, s.idle_until < at + s.idle_for - interval '1 minute' as slides
  into found_session
  from identity.session s
  join identity.account a on a.agency_id = s.agency_id and a.id = s.account_id
  where s.token_hash = hash and s.idle_until > at and s.ends_at > at and a.disabled_at is null;
  if not found then
    return;
  end if;
  if found_session.slides then
    update identity.session s set idle_until = at + s.idle_for, seen_at = at
    where s.agency_id = found_session.agency_id and s.id = found_session.id
      and s.idle_until < at + s.idle_for - interval '1 minute';
  end if;
  return query select found_session.agency_id, found_session.zone, found_session.person_id, found_session.id,
    found_session.factor_at, found_session.locale;
end $$;

create function identity.identify_key(hash bytea, at timestamptz)
returns table (agency_id uuid, zone text, person_id uuid, locale text, scopes text[])
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp rows 1 as $$
#variable_conflict use_column
declare
  found_key record;
begin
  select k.agency_id, k.zone, k.person_id, k.id, k.scopes, a.locale,
    coalesce(k.used_at < at - interval '1 hour', true) as first_in_a_while
  into found_key
  from identity.api_key k
  join identity.account a on a.agency_id = k.agency_id and a.id = k.account_id
  where k.token_hash = hash and k.expires_at > at and a.disabled_at is null;
  if not found then
    return;
  end if;
  if found_key.first_in_a_while then
    update identity.api_key k set used_at = at
    where k.agency_id = found_key.agency_id and k.id = found_key.id
      and coalesce(k.used_at < at - interval '1 hour', true);
  end if;
  return query select found_key.agency_id, found_key.zone, found_key.person_id, found_key.locale, found_key.scopes;
end $$;
revoke all on function identity.identify_session, identity.identify_key from public;
grant execute on function identity.identify_session, identity.identify_key to pendopo_app;
