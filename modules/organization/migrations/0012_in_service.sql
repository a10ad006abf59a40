-- Who has left has no session and no key any more from the midnight after the last day on, without anybody noting it.
create function organization.in_service(agency uuid, person uuid, at timestamptz) returns boolean
language sql stable parallel safe as $$
  select p.active_until is null or p.active_until >= (at at time zone g.zone)::date
  from organization.person p
  join organization.agency g on g.id = p.agency_id
  where p.agency_id = agency and p.id = person
$$;
