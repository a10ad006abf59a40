-- Who is asking is found in the transaction that answers them: the functions tell it agency and person in the same step,
-- and read alone, so that they may begin a reading one. That the token was used is noted apart, once in a while.

create function identity.enter_session(hash bytea, at timestamptz)
returns table (agency_id uuid, zone text, person_id uuid, session_id uuid, factor_at timestamptz, locale text, unnoted boolean)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp rows 1 as $$
#variable_conflict use_column
begin
  select s.agency_id, s.zone, s.person_id, s.id, s.factor_at, a.locale, s.idle_until < at + s.idle_for - interval '1 minute'
  into agency_id, zone, person_id, session_id, factor_at, locale, unnoted
  from identity.session s
  join identity.account a on a.agency_id = s.agency_id and a.id = s.account_id
  where s.token_hash = hash and s.idle_until > at and s.ends_at > at and a.disabled_at is null
    and organization.in_service(s.agency_id, s.person_id, at);
  if found then
    perform set_config('app.agency', agency_id::text, true), set_config('app.person', person_id::text, true);
    return next;
  end if;
end $$;

create function identity.enter_key(hash bytea, at timestamptz)
returns table (agency_id uuid, zone text, person_id uuid, locale text, scopes text[], unnoted boolean)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp rows 1 as $$
#variable_conflict use_column
begin
  select k.agency_id, k.zone, k.person_id, a.locale, k.scopes, coalesce(k.used_at < at - interval '1 hour', true)
  into agency_id, zone, person_id, locale, scopes, unnoted
  from identity.api_key k
  join identity.account a on a.agency_id = k.agency_id and a.id = k.account_id
  where k.token_hash = hash and k.expires_at > at and a.disabled_at is null
    and organization.in_service(k.agency_id, k.person_id, at);
  if found then
    perform set_config('app.agency', agency_id::text, true), set_config('app.person', person_id::text, true);
    return next;
  end if;
end $$;

-- The idle time of a session moves at most once a minute, the last use of a key once an hour.
create function identity.note_use(hash bytea, at timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update identity.session set idle_until = at + idle_for, seen_at = at
  where token_hash = hash and idle_until > at and ends_at > at and idle_until < at + idle_for - interval '1 minute';
  update identity.api_key set used_at = at
  where token_hash = hash and expires_at > at and coalesce(used_at < at - interval '1 hour', true);
$$;

revoke all on function identity.enter_session, identity.enter_key, identity.note_use from public;
grant execute on function identity.enter_session, identity.enter_key, identity.note_use to pendopo_app;
drop function identity.identify_session, identity.identify_key;
