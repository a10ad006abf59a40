-- Files and uploads on their way. The bytes lie in the object store under their SHA-256; rows name them.

create schema files;
grant usage on schema files to pendopo_app, pendopo_worker;

create table files.file (
  agency_id uuid not null,
  id uuid not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  size_bytes bigint not null check (size_bytes > 0),
  media_type text not null check (length(media_type) between 3 and 120),
  name text not null check (length(name) between 1 and 255),
  state text not null check (state in ('ready', 'quarantined')),
  quarantine_reason text check ((state = 'quarantined') = (quarantine_reason is not null)),
  uploaded_by uuid,
  upload_key text check (length(upload_key) between 8 and 200),
  claimed_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (agency_id, id),
  foreign key (agency_id, uploaded_by) references organization.person (agency_id, id),
  unique (agency_id, uploaded_by, upload_key)
);
comment on column files.file.uploaded_by is 'The person; null for what the system made or fetched itself.';
comment on column files.file.upload_key is 'Idempotency key of the upload: a retry finds the file it made before.';
comment on column files.file.claimed_at is 'When another module made it part of something; until then only the uploader knows it.';
-- duplicatesOf
create index file_content on files.file (agency_id, sha256, uploaded_by);

create table files.upload (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null check (length(name) between 1 and 255),
  size_bytes bigint not null check (size_bytes > 0),
  file_id uuid,
  refusal jsonb check (refusal is null or refusal ? 'code'),
  created_at timestamptz not null default now(),
  touched_at timestamptz not null default now(),
  primary key (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  foreign key (agency_id, file_id) references files.file (agency_id, id),
  check (file_id is null or refusal is null)
);
comment on column files.upload.refusal is 'Why the complete content was not accepted: {code, params}; its pieces are gone then.';
-- openUploads
create index upload_person on files.upload (agency_id, person_id) where file_id is null and refusal is null;
-- staleUploads
create index upload_touched on files.upload (agency_id, touched_at);

call core.protect('files.file', 'files.upload');
-- An upload on its way is its person's alone, whatever a query forgets to say.
create policy own on files.upload as restrictive to pendopo_app
  using (person_id = (select core.person_id())) with check (person_id = (select core.person_id()));

grant select, insert on files.file to pendopo_app, pendopo_worker;
grant update (claimed_at) on files.file to pendopo_app, pendopo_worker;
grant select, insert, delete on files.upload to pendopo_app, pendopo_worker;
grant update (file_id, refusal, touched_at) on files.upload to pendopo_app, pendopo_worker;
