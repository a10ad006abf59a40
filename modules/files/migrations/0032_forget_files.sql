-- Files of what was destroyed. A module that forgets a thing names the files that it had; those that nothing else names go,
-- and with their rows the objects have no name any more.

create index upload_file on files.upload (agency_id, file_id) where file_id is not null;

-- Every column called `file_id` names a file, and every one called `file_ids` a list of them, in whatever schema: a table
-- that somebody adds later is asked without being listed anywhere. No role may call this; the functions by which modules
-- forget do, after they made sure that the thing was destroyed.
create function files.forget(ids uuid[]) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  agency constant uuid := core.agency_id();
  c record;
  left_over uuid[] := ids;
begin
  if coalesce(cardinality(ids), 0) = 0 then return 0; end if;
  for c in
    select a.attrelid::regclass as place, a.attname
      from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_namespace n on n.oid = t.relnamespace
     where not a.attisdropped and t.relkind in ('r', 'p') and not t.relispartition and n.nspname not like 'pg\_%'
       and (a.attname = 'file_id' and a.atttypid = 'uuid'::regtype or a.attname = 'file_ids' and a.atttypid = 'jsonb'::regtype)
       and a.attrelid <> 'files.upload'::regclass
  loop
    execute format('select coalesce(array_agg(f), ''{}'') from unnest($1) f
        where not exists (select from %s t where t.agency_id = $2 and %s)', c.place,
        case c.attname when 'file_id' then 't.file_id = f' else 't.file_ids ? f::text' end)
      into left_over using left_over, agency;
  end loop;
  delete from files.upload where agency_id = agency and file_id = any (left_over);
  delete from files.file where agency_id = agency and id = any (left_over);
  return cardinality(left_over);
end $$;
comment on function files.forget is 'Removes those of the files that nothing names any more; how many.';
revoke all on function files.forget from public;
