-- The holder of a receipt code learns since when the letter is followed up: since its first addressee disposed it. A letter
-- that was closed without a disposition was not followed up; closing answers for all of its addressees.
drop function letters.track(text);
create function letters.track(code text)
returns table (agency_id uuid, agency_name text, zone text, stage text, received_at timestamptz, registered_at timestamptz,
  followed_at timestamptz, settled_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.agency_id, a.name, a.zone, l.stage, l.received_at, l.registered_at,
    case when l.stage in ('disposed', 'in-progress') or (l.stage = 'closed' and l.settled_from <> 'registered') then
      (select min(d.answered_at) from letters.addressee d where d.agency_id = l.agency_id and d.letter_id = l.id) end,
    l.settled_at
  from letters.letter l join organization.agency a on a.id = l.agency_id
  where l.receipt_code = $1
$$;
revoke all on function letters.track from public;
grant execute on function letters.track to pendopo_app;
