-- Stored objects are read again on a schedule, and held against the names by which rows call them.

-- Every object that a row names, and when its bytes were last found to be its own.
create table files.object_check (
  agency_id uuid not null references organization.agency (id),
  -- SHA-256 of the stored bytes. Not called so: core.objects_without_row would take this row for a use of the object.
  object bytea not null check (octet_length(object) = 32),
  enrolled_at timestamptz not null,
  checked_at timestamptz,
  damage text check (damage in ('missing', 'changed', 'unreadable')),
  damaged_at timestamptz,
  -- Why it could not be mended.
  replica text check (replica in ('none', 'missing', 'damaged', 'unreachable')),
  mended_at timestamptz,
  mended_of text check (mended_of in ('missing', 'changed', 'unreadable')),
  primary key (agency_id, object),
  check ((damage is null) = (damaged_at is null))
);
create index object_check_due on files.object_check (agency_id, checked_at nulls first, object);
create index object_check_damaged on files.object_check (agency_id, damaged_at desc) where damage is not null;
create index object_check_mended on files.object_check (agency_id, mended_at desc) where mended_at is not null;

call core.protect('files.object_check');
grant select on files.object_check to pendopo_app, pendopo_worker;
grant insert, update, delete on files.object_check to pendopo_worker;

-- Enters the objects of the agency that rows name and that are not entered yet, and takes out those that no row names any
-- more; looks into every column whose name ends in sha256, as core.objects_without_row does.
create function files.enroll_objects(now timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  agency constant uuid := core.agency_id();
  c record;
  named text := '';
  added int;
begin
  for c in
    select a.attrelid::regclass as place, a.attname, a.atttypid
      from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_namespace n on n.oid = t.relnamespace
     where a.attname like '%sha256' and not a.attisdropped and t.relkind in ('r', 'p') and not t.relispartition
       and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\_%'
       and exists (select from pg_attribute g where g.attrelid = a.attrelid and g.attname = 'agency_id' and not g.attisdropped)
  loop
    named := named || case when named = '' then '' else ' union ' end || format('select %s as object from %s as t where t.agency_id = $1 and t.%I is not null',
      case when c.atttypid = 'bytea'::regtype then format('t.%I', c.attname) else format('decode(t.%I, ''hex'')', c.attname) end, c.place, c.attname);
  end loop;
  if named = '' then raise exception 'no table points to objects'; end if;
  execute format('with named as materialized (%s), entered as (
      insert into files.object_check (agency_id, object, enrolled_at) select $1, object, $2 from named on conflict do nothing returning 1
    ), left_out as (
      delete from files.object_check o where o.agency_id = $1 and not exists (select from named n where n.object = o.object) returning 1
    ) select count(*) from entered', named) into added using agency, now;
  return added;
end $$;
comment on function files.enroll_objects is 'Enters the objects that rows of the agency name into the list of those whose bytes are read again.';
revoke all on function files.enroll_objects from public;
grant execute on function files.enroll_objects to pendopo_worker;
