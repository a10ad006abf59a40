-- A token stands for nobody after the last day of service of its person, by the calendar of the agency.

create or replace function identity.identify_session(hash bytea, at timestamptz)
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
  where s.token_hash = hash and s.idle_until > at and s.ends_at > at and a.disabled_at is null
    and organization.in_service(s.agency_id, s.person_id, at);
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

create or replace function identity.identify_key(hash bytea, at timestamptz)
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
  where k.token_hash = hash and k.expires_at > at and a.disabled_at is null
    and organization.in_service(k.agency_id, k.person_id, at);
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
