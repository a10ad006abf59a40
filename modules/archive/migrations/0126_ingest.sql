-- Documents that exist already, taken into the archive in numbers: by upload, by a sheet with its packages, from watched
-- folders and mail, and from the drop folder of a person.

create table archive.ingest (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  unit_id uuid not null,
  source text not null check (source in ('upload', 'sheet', 'folder', 'mail', 'drop')),
  name text not null check (length(name) between 1 and 200),
  -- What its items are where they say nothing else.
  code text check (length(code) between 1 and 40),
  security_class text not null default 'B' check (security_class in ('T', 'B')),
  copy_state text not null default 'copy' check (copy_state in ('original', 'copy', 'draft', 'carbon')),
  dossier_id uuid,
  state text not null check (state in ('preparing', 'running', 'paused', 'stopped')),
  -- Whose it is; null where it came by itself, and the clerks of its unit look after it.
  person_id uuid,
  -- What came by itself on one day into one unit lies together.
  origin_key text check (length(origin_key) between 1 and 300),
  opened_at timestamptz not null,
  -- Since when somebody paused or stopped it, or let it go on.
  changed_by uuid,
  changed_at timestamptz not null,
  sheet_name text check (length(sheet_name) between 1 and 200),
  -- What is wrong with the sheet as such; faults of a row stand with its item.
  sheet_faults jsonb not null default '[]' check (jsonb_typeof(sheet_faults) = 'array'),
  primary key (agency_id, id),
  constraint ingest_origin unique (agency_id, origin_key),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  foreign key (agency_id, dossier_id) references archive.dossier (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id)
);
create index ingest_recent on archive.ingest (agency_id, id desc);

-- A ZIP archive with the files that a sheet names.
create table archive.ingest_package (
  agency_id uuid not null,
  id uuid not null,
  ingest_id uuid not null,
  person_id uuid not null,
  name text not null check (length(name) between 1 and 255),
  size_bytes bigint not null check (size_bytes > 0),
  state text not null default 'coming' check (state in ('coming', 'arrived', 'surveyed', 'used', 'refused')),
  -- Given up once everything in it was taken in.
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  refusal text,
  entries int not null default 0,
  -- Names in it that no row of the sheet has, or that cannot be taken, with the code why; the first thousand.
  faults jsonb not null default '[]' check (jsonb_typeof(faults) = 'array'),
  opened_at timestamptz not null,
  touched_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, ingest_id) references archive.ingest (agency_id, id),
  check ((state = 'refused') = (refusal is not null))
);
create index ingest_package_of on archive.ingest_package (agency_id, ingest_id, id);
create index ingest_package_object on archive.ingest_package using hash (sha256);
-- stalePackages
create index ingest_package_stale on archive.ingest_package (agency_id, touched_at) where state in ('coming', 'arrived', 'surveyed');

create table archive.ingest_item (
  agency_id uuid not null,
  id uuid not null,
  ingest_id uuid not null,
  person_id uuid,
  position int not null check (position > 0),
  -- The row of the sheet, as the spreadsheet counts.
  row_number int check (row_number > 1),
  name text not null check (length(name) between 1 and 1000),
  -- Kept, since a function that is not leakproof finds no index below row-level security.
  name_key text not null generated always as (md5(lower(name))) stored,
  state text not null default 'waiting' check (state in ('waiting', 'read', 'duplicate', 'filed', 'refused', 'left-out')),
  -- Columns and codes: what a person has to mend, or why it was refused.
  faults jsonb not null default '[]' check (jsonb_typeof(faults) = 'array'),
  -- The content, once it was looked at; the name of its object, which this row keeps.
  file_id uuid,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text,
  size_bytes bigint,
  -- Where it lies in a package that was not opened yet.
  package_id uuid,
  entry jsonb check (jsonb_typeof(entry) = 'object'),
  -- Where it came by itself: what is handed over twice is taken in once.
  origin_key text check (length(origin_key) between 1 and 1500),
  origin text check (length(origin) between 1 and 300),
  unit_code text,
  unit_id uuid,
  code text check (length(code) between 1 and 40),
  title text check (length(title) between 1 and 1000),
  number text check (length(number) between 1 and 200),
  party text check (length(party) between 1 and 300),
  record_date date,
  security_class text check (security_class in ('SR', 'R', 'T', 'B')),
  copy_state text check (copy_state in ('original', 'copy', 'draft', 'carbon')),
  -- `12/2026`, or the title of a dossier that is opened for this ingest.
  dossier text check (length(dossier) between 1 and 300),
  dossier_id uuid,
  -- What a person decided about content that the archive has already.
  decision text check (decision in ('file', 'leave-out')),
  record_id uuid,
  changed_at timestamptz not null,
  -- When the words of its pages were read.
  words_at timestamptz,
  primary key (agency_id, id),
  constraint ingest_item_position unique (agency_id, ingest_id, position),
  constraint ingest_item_origin unique (agency_id, origin_key),
  foreign key (agency_id, ingest_id) references archive.ingest (agency_id, id),
  foreign key (agency_id, package_id) references archive.ingest_package (agency_id, id),
  check ((state = 'filed') = (record_id is not null)),
  check (state <> 'filed' or sha256 is not null)
);
-- itemsOf, countItems
create index ingest_item_state on archive.ingest_item (agency_id, ingest_id, state, position);
-- matchEntries
create index ingest_item_name on archive.ingest_item (agency_id, ingest_id, name_key);
create index ingest_item_object on archive.ingest_item using hash (sha256);
-- itemsToRead
create index ingest_item_unread on archive.ingest_item (agency_id, ingest_id, position) where state = 'filed' and words_at is null;
-- A record comes from one item, and an item becomes one record.
create unique index ingest_item_record on archive.ingest_item (agency_id, record_id) where record_id is not null;

-- Dossiers that an ingest opened, so that what belongs together lies together.
create table archive.ingest_dossier (
  agency_id uuid not null,
  ingest_id uuid not null,
  unit_id uuid not null,
  code text not null,
  security_class text not null,
  title text not null,
  dossier_id uuid not null,
  primary key (agency_id, ingest_id, unit_id, code, security_class, title),
  foreign key (agency_id, ingest_id) references archive.ingest (agency_id, id),
  foreign key (agency_id, dossier_id) references archive.dossier (agency_id, id)
);

-- What lies in the drop folder of a person, by its path from there; the drop folder itself has no row.
create table archive.drop_node (
  agency_id uuid not null,
  person_id uuid not null,
  path text collate "C" not null check (path ~ '^/.' and octet_length(path) <= 2000),
  parent text collate "C" not null,
  is_folder boolean not null,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null default 0 check (size_bytes >= 0),
  media_type text check (length(media_type) <= 200),
  -- Dead properties (RFC 4918 §4): XML by the name of the element.
  properties jsonb not null default '{}' check (jsonb_typeof(properties) = 'object'),
  -- Of its content, whoever wrote it last.
  mark uuid not null,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  -- The item that it became.
  item_id uuid,
  -- How often it could not be taken, and until when it is left alone for that.
  failures smallint not null default 0 check (failures >= 0),
  rests_until timestamptz,
  primary key (agency_id, person_id, path),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  check (not is_folder or sha256 is null)
);
create index drop_node_in on archive.drop_node (agency_id, person_id, parent);
create index drop_node_object on archive.drop_node using hash (sha256);
-- dropsAtRest
create index drop_node_waiting on archive.drop_node (agency_id, modified_at) where not is_folder and item_id is null;

create table archive.drop_lock (
  agency_id uuid not null,
  token uuid not null,
  person_id uuid not null,
  path text collate "C" not null,
  is_deep boolean not null,
  is_shared boolean not null,
  -- What the client says of its owner, given back as it came.
  owner text not null default '',
  ends_at timestamptz not null,
  primary key (agency_id, token),
  foreign key (agency_id, person_id) references organization.person (agency_id, id)
);
create index drop_lock_of on archive.drop_lock (agency_id, person_id, path);

call core.protect('archive.ingest', 'archive.ingest_package', 'archive.ingest_item', 'archive.ingest_dossier', 'archive.drop_node', 'archive.drop_lock');
-- What comes by itself into a unit, by mail or from a watched folder, is for the posts that file there.
create function archive.may_file(unit uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from organization.unit u
    join organization.post_role g on g.agency_id = u.agency_id and g.post_id = any (core.acting_posts()) and g.unit_id = any (u.ancestor_ids)
    join organization.role r on r.agency_id = g.agency_id and r.id = g.role_id and 'archive.file' = any (r.permissions)
    where u.agency_id = core.agency_id() and u.id = $1);
end $$;
comment on function archive.may_file is 'True if one of the acting posts files for the unit.';
revoke all on function archive.may_file from public;
grant execute on function archive.may_file to pendopo_app, pendopo_worker;

-- What a person takes in is theirs alone until it is filed: nobody else sees a name of it, nor what it doubles.
create policy own on archive.ingest as restrictive to pendopo_app
  using (person_id = core.person_id() or (person_id is null and archive.may_file(unit_id)))
  with check (person_id = core.person_id() or (person_id is null and archive.may_file(unit_id)));
create policy own on archive.ingest_package as restrictive to pendopo_app
  using (person_id = core.person_id()) with check (person_id = core.person_id());
create policy own on archive.ingest_item as restrictive to pendopo_app
  using (person_id = core.person_id()
    or (person_id is null and exists (select from archive.ingest i where i.agency_id = ingest_item.agency_id and i.id = ingest_item.ingest_id)))
  with check (person_id = core.person_id()
    or (person_id is null and exists (select from archive.ingest i where i.agency_id = ingest_item.agency_id and i.id = ingest_item.ingest_id)));
-- How a record came in is told as long as the record is there.
create policy filed_stays on archive.ingest_item as restrictive for delete to pendopo_app using (state <> 'filed');
-- The title of a dossier is told to those who may read the dossier.
create policy confidential on archive.ingest_dossier as restrictive to pendopo_app
  using (exists (select from archive.dossier d where d.agency_id = ingest_dossier.agency_id and d.id = ingest_dossier.dossier_id));
create policy own on archive.drop_node as restrictive to pendopo_app
  using (person_id = core.person_id()) with check (person_id = core.person_id());
create policy own on archive.drop_lock as restrictive to pendopo_app
  using (person_id = core.person_id()) with check (person_id = core.person_id());

-- Records of the same content that whoever asks may read: the acting posts decide, whichever role asks. The worker tells
-- the posts of the person whose ingest it is; what came by itself is compared with what the whole agency may read.
create function archive.same_content(contents text[]) returns table (sha256 text, record_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.sha256, min(f.record_id::text)::uuid
  from archive.record_file f
  join archive.record r on r.agency_id = f.agency_id and r.id = f.record_id
  join archive.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id
  where f.agency_id = core.agency_id() and f.sha256 = any (contents)
    and (d.security_class = 'B' or archive.may_read(d.id, d.security_class, d.unit_id))
    and (r.security_class in ('B', d.security_class) or archive.may_read(d.id, r.security_class, d.unit_id))
  group by f.sha256
$$;
comment on function archive.same_content is 'Records with the given contents that one of the acting posts may read.';
revoke all on function archive.same_content from public;
grant execute on function archive.same_content to pendopo_app, pendopo_worker;

-- An item that became a record stays so.
create function archive.filed_stays() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'filed' and (new.state, new.record_id, new.sha256) is distinct from (old.state, old.record_id, old.sha256) then
    raise exception 'what was filed stays filed' using errcode = 'check_violation', constraint = 'filed_item_stays';
  end if;
  return new;
end $$;
create trigger filed_stays before update on archive.ingest_item for each row execute function archive.filed_stays();

grant select, insert, update on archive.ingest, archive.ingest_package, archive.ingest_item to pendopo_app, pendopo_worker;
-- A sheet that is read again before the ingest begins replaces the one before it.
grant delete on archive.ingest_item to pendopo_app;
grant select, insert, update on archive.ingest_dossier to pendopo_worker;
grant select on archive.ingest_dossier to pendopo_app;
grant select, insert, update, delete on archive.drop_node, archive.drop_lock to pendopo_app, pendopo_worker;
