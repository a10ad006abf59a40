-- What of the archive is shown outside the agency: links that end. Never of class R or SR.

-- Whether a record is public information or excepted, and why (UU 14/2008 art. 9 to 11 and 17): the last one counts.
create table archive.publicity (
  agency_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  flag text not null check (flag in ('open', 'excepted')),
  reason text not null check (length(reason) between 1 and 500),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, record_id) references archive.record (agency_id, id) on delete cascade
);
-- publicityOf
create index publicity_record on archive.publicity (agency_id, record_id, id desc);
call core.protect('archive.publicity');
create policy confidential on archive.publicity as restrictive to pendopo_app
  using (exists (select from archive.record r where r.agency_id = publicity.agency_id and r.id = publicity.record_id));
create policy own on archive.publicity as restrictive for insert to pendopo_app with check (set_by = core.person_id());
create trigger stays before update on archive.publicity for each row execute function archive.stays();
create trigger never_emptied before truncate on archive.publicity execute function archive.stays();
grant select, insert on archive.publicity to pendopo_app;

-- That a copy of a file for the public was asked for: from then on no link shows the file as it is, whatever becomes of the copy.
create table archive.redaction (
  agency_id uuid not null,
  record_id uuid not null,
  -- The file that was filed, of which it is to be a version.
  of_position smallint not null,
  -- What the copy will be, so that it is made once.
  file_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  primary key (agency_id, record_id, of_position, file_id),
  foreign key (agency_id, record_id, of_position) references archive.record_file (agency_id, record_id, position) on delete cascade
);
call core.protect('archive.redaction');
create policy confidential on archive.redaction as restrictive to pendopo_app
  using (exists (select from archive.record r where r.agency_id = redaction.agency_id and r.id = redaction.record_id));
create policy own on archive.redaction as restrictive for insert to pendopo_app with check (asked_by = core.person_id());
create trigger stays before update on archive.redaction for each row execute function archive.stays();
create trigger goes_by_list before delete on archive.redaction for each row execute function archive.goes_by_list();
create trigger never_emptied before truncate on archive.redaction execute function archive.stays();
grant select, insert on archive.redaction to pendopo_app;

create table archive.share (
  agency_id uuid not null,
  id uuid not null,
  title text not null check (length(title) between 1 and 200),
  reason text not null check (length(reason) between 1 and 500),
  -- SHA-256 of the token, which is told once and kept nowhere.
  token_hash bytea not null check (length(token_hash) = 32),
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  primary key (agency_id, id),
  constraint share_token_taken unique (token_hash),
  constraint share_ends check (expires_at > made_at and expires_at <= made_at + interval '367 days'),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);

create table archive.share_record (
  agency_id uuid not null,
  share_id uuid not null,
  record_id uuid not null,
  -- The class that it had: made stricter since, it is shown no longer.
  security_class text not null check (security_class in ('T', 'B')),
  primary key (agency_id, share_id, record_id),
  foreign key (agency_id, share_id) references archive.share (agency_id, id),
  foreign key (agency_id, record_id) references archive.record (agency_id, id) on delete cascade
);
-- sharesOf
create index share_record_record on archive.share_record (agency_id, record_id, share_id);

-- How often in an hour a link was opened, and each file taken; of whoever did nothing is kept. One row an hour, so that who
-- holds a link cannot fill what nobody may empty.
create table archive.share_opening (
  agency_id uuid not null,
  id uuid not null default gen_random_uuid(),
  share_id uuid not null,
  hour timestamptz not null check (hour = date_trunc('hour', hour, 'UTC')),
  record_id uuid,
  position smallint,
  openings int not null default 1 check (openings > 0),
  last_opened_at timestamptz not null,
  primary key (agency_id, id),
  constraint share_opening_hour unique nulls not distinct (agency_id, share_id, hour, record_id, position),
  foreign key (agency_id, share_id) references archive.share (agency_id, id)
);

call core.protect('archive.share', 'archive.share_record', 'archive.share_opening');
create policy confidential on archive.share_record as restrictive to pendopo_app
  using (exists (select from archive.record r where r.agency_id = share_record.agency_id and r.id = share_record.record_id));
create policy confidential on archive.share as restrictive for select to pendopo_app
  using (made_by = core.person_id() or exists (select from archive.share_record s where s.agency_id = share.agency_id and s.share_id = share.id));
create policy own on archive.share as restrictive for insert to pendopo_app with check (made_by = core.person_id());
create policy confidential on archive.share_opening as restrictive for select to pendopo_app
  using (exists (select from archive.share s where s.agency_id = share_opening.agency_id and s.id = share_opening.share_id));

-- Whether what was said last of a record is that it is excepted from public information.
create function archive.is_excepted(agency uuid, record uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce((select p.flag = 'excepted' from archive.publicity p where p.agency_id = $1 and p.record_id = $2 order by p.id desc limit 1), false)
$$;
comment on function archive.is_excepted is 'Whether a record is excepted from public information.';
-- What is confidential is not shared, whatever the application believes; and a link only ends earlier, once.
create function archive.guard_share() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from archive.record r join archive.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id
      where r.agency_id = new.agency_id and r.id = new.record_id
        and (r.security_class in ('SR', 'R') or d.security_class in ('SR', 'R') or (new.security_class = 'B' and 'T' in (r.security_class, d.security_class)))) then
    raise exception 'this class is not shared' using errcode = 'check_violation', constraint = 'confidential_not_shared';
  end if;
  if archive.is_excepted(new.agency_id, new.record_id) then
    raise exception 'excepted information is not shared' using errcode = 'check_violation', constraint = 'excepted_not_shared';
  end if;
  return new;
end $$;
create trigger guards before insert on archive.share_record for each row execute function archive.guard_share();
create function archive.share_ends_once() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.withdrawn_at is not null then
    raise exception 'a link is withdrawn once' using errcode = 'check_violation', constraint = 'share_ends_once';
  end if;
  return new;
end $$;
create trigger ends_once before update on archive.share for each row execute function archive.share_ends_once();
create trigger stays before delete on archive.share for each row execute function archive.stays();
create trigger stays before update on archive.share_record for each row execute function archive.stays();
-- A counter grows; nothing else of an opening changes.
create function archive.opening_grows() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.agency_id, new.id, new.share_id, new.hour, new.record_id, new.position)
      is distinct from (old.agency_id, old.id, old.share_id, old.hour, old.record_id, old.position)
      or new.openings <= old.openings or new.last_opened_at < old.last_opened_at then
    raise exception 'openings are counted on' using errcode = 'check_violation', constraint = 'opening_grows';
  end if;
  return new;
end $$;
create trigger grows before update on archive.share_opening for each row execute function archive.opening_grows();
create trigger stays before delete on archive.share_opening for each row execute function archive.stays();
do $$
declare
  t text;
begin
  foreach t in array array['share', 'share_record', 'share_opening'] loop
    execute format('create trigger never_emptied before truncate on archive.%I execute function archive.stays()', t);
  end loop;
end $$;

-- What a link shows at a time: nothing once it is over, withdrawn, or its records are destroyed, excepted or stricter than they were.
-- Of each file that which was made for the public, else the best copy; none of a file of which the copy for the public that was
-- asked for last does not stand yet. Who holds the token is of no agency.
create function archive.shown_by_link(token_hash bytea, at timestamptz)
returns table (agency_id uuid, agency_name text, zone text, share_id uuid, share_title text, expires_at timestamptz,
  record_id uuid, title text, number text, party text, record_date date, unit_name text,
  "position" smallint, file_name text, media_type text, size bigint, sha256 text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.agency_id, a.name, a.zone, s.id, s.title, s.expires_at, r.id, r.title, r.number, r.party, r.record_date, u.name,
    f.position, f.name, f.media_type, f.size, f.sha256
  from archive.share s
  join organization.agency a on a.id = s.agency_id
  join archive.share_record x on x.agency_id = s.agency_id and x.share_id = s.id
  join archive.record r on r.agency_id = x.agency_id and r.id = x.record_id
  join archive.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id
  join organization.unit u on u.agency_id = d.agency_id and u.id = d.unit_id
  left join lateral (
    select distinct on (coalesce(v.of_position, c.position)) c.position, c.name, c.media_type, c.size, c.sha256
    from archive.record_file c
    left join archive.file_version v on v.agency_id = c.agency_id and v.record_id = c.record_id and v.position = c.position
    where c.agency_id = r.agency_id and c.record_id = r.id
      and coalesce((select exists (select from archive.record_file m
          where m.agency_id = q.agency_id and m.record_id = q.record_id and m.file_id = q.file_id)
        from archive.redaction q
        where q.agency_id = c.agency_id and q.record_id = c.record_id and q.of_position = coalesce(v.of_position, c.position)
        order by q.asked_at desc, q.file_id desc limit 1), true)
    order by coalesce(v.of_position, c.position), (v.kind is not distinct from 'redacted') desc, c.position desc) f on true
  where s.token_hash = $1 and s.withdrawn_at is null and s.expires_at > $2
    and r.security_class in ('B', x.security_class) and d.security_class in ('B', x.security_class)
    and d.disposed_on is null and not archive.is_excepted(r.agency_id, r.id)
  order by r.title, r.id, f.position
$$;
comment on function archive.shown_by_link is 'What a link shows, one row a file; nothing once it has ended.';

-- Counts that a link was opened, or that a file was taken by it.
create function archive.note_opening(token_hash bytea, record uuid, file_position int, at timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into archive.share_opening as o (agency_id, share_id, hour, record_id, position, last_opened_at)
  select s.agency_id, s.id, date_trunc('hour', $4, 'UTC'), $2, $3, $4 from archive.share s where s.token_hash = $1
  on conflict on constraint share_opening_hour do update
    set openings = o.openings + 1, last_opened_at = greatest(o.last_opened_at, excluded.last_opened_at)
$$;
comment on function archive.note_opening is 'Counts that a link was opened.';
revoke all on function archive.shown_by_link, archive.note_opening from public;
grant execute on function archive.shown_by_link, archive.note_opening to pendopo_app;

grant select, insert on archive.share, archive.share_record to pendopo_app;
grant update (withdrawn_by, withdrawn_at) on archive.share to pendopo_app;
grant select on archive.share_opening to pendopo_app;
