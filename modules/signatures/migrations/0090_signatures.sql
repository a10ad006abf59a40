-- The authority of an agency, certificates of people at their posts, what was revoked, and who makes the signatures.

create schema signatures;
grant usage on schema signatures to pendopo_app, pendopo_worker;

create table signatures.authority (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  role text not null check (role in ('root', 'issuing', 'time-stamp')),
  parent_id uuid,
  certificate bytea not null,
  -- PKCS#8 under the secret of the installation, which is not in the database.
  key_sealed bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (agency_id, id),
  constraint authority_id_taken unique (id),
  foreign key (agency_id, parent_id) references signatures.authority (agency_id, id),
  check ((role = 'root') = (parent_id is null))
);
create index authority_of_role on signatures.authority (agency_id, role, made_at desc);

-- The newest list of what an authority revoked.
create table signatures.revocation_list (
  agency_id uuid not null,
  authority_id uuid not null,
  number int not null check (number > 0),
  this_update timestamptz not null,
  next_update timestamptz not null check (next_update > this_update),
  list bytea not null,
  primary key (agency_id, authority_id),
  foreign key (agency_id, authority_id) references signatures.authority (agency_id, id)
);
create function signatures.list_goes_up() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.number <= old.number then
    raise exception 'a list goes up: % after %', new.number, old.number using errcode = 'check_violation', constraint = 'list_goes_up';
  end if;
  return new;
end $$;
create trigger goes_up before update on signatures.revocation_list for each row execute function signatures.list_goes_up();

create table signatures.certificate (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  post_id uuid not null,
  authority_id uuid not null,
  -- Under a passphrase in here, or in a token that never gives it out.
  keeping text not null check (keeping in ('passphrase', 'token')),
  serial text not null check (serial ~ '^[0-9a-f]{2,40}$'),
  certificate bytea not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  -- A newer one took its place: its key is gone, what it signed stays.
  replaced_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  reason text check (reason in ('key-compromised', 'left-post', 'not-needed', 'withdrawn')),
  primary key (agency_id, id),
  constraint certificate_serial_taken unique (agency_id, serial),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id),
  foreign key (agency_id, authority_id) references signatures.authority (agency_id, id),
  check ((revoked_at is null) = (reason is null)),
  check ((revoked_at is null) = (revoked_by is null))
);
create unique index certificate_in_use on signatures.certificate (agency_id, person_id, post_id)
  where revoked_at is null and replaced_at is null;
create index certificate_of_person on signatures.certificate (agency_id, person_id, id desc);
create index certificate_revoked on signatures.certificate (agency_id, authority_id) where revoked_at is not null;

-- The key of a certificate: PKCS#12 under the passphrase of the person, that again under the secret of the installation;
-- or where in a token it lies.
create table signatures.signing_key (
  agency_id uuid not null,
  certificate_id uuid not null,
  person_id uuid not null,
  pkcs12_sealed bytea,
  token_label text check (length(token_label) between 1 and 32),
  token_key text check (token_key ~ '^[0-9a-f]{2,64}$'),
  kept_at timestamptz not null,
  primary key (agency_id, certificate_id),
  foreign key (agency_id, certificate_id) references signatures.certificate (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  check ((pkcs12_sealed is null) <> (token_label is null)),
  check ((token_label is null) = (token_key is null))
);

-- What was revoked stays revoked, and its key goes with it, whoever revoked it.
create function signatures.settle_certificate() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.revoked_at is not null and (new.revoked_at, new.reason, new.revoked_by) is distinct from (old.revoked_at, old.reason, old.revoked_by) then
    raise exception 'a revocation is final' using errcode = 'check_violation', constraint = 'revocation_is_final';
  end if;
  if old.replaced_at is not null and new.replaced_at is distinct from old.replaced_at then
    raise exception 'a replaced certificate stays replaced' using errcode = 'check_violation', constraint = 'replacement_is_final';
  end if;
  if new.revoked_at is not null or new.replaced_at is not null then
    delete from signatures.signing_key where agency_id = new.agency_id and certificate_id = new.id;
  end if;
  return new;
end $$;
revoke all on function signatures.settle_certificate from public;
create trigger settles before update on signatures.certificate for each row execute function signatures.settle_certificate();

create table signatures.settings (
  agency_id uuid primary key references organization.agency (id),
  provider text not null check (provider in ('local-x509', 'bsre-v1', 'bsre-v2')),
  service_address text check (service_address ~ '^https?://' and length(service_address) <= 300),
  service_user text check (length(service_user) between 1 and 120),
  service_password_sealed bytea,
  level text not null check (level in ('B-B', 'B-T', 'B-LT')),
  clock text not null check (clock in ('local', 'outside')),
  clock_address text check (clock_address ~ '^https?://' and length(clock_address) <= 300),
  changed_by uuid not null,
  changed_at timestamptz not null,
  check (provider = 'local-x509' or (service_address is not null and service_user is not null and service_password_sealed is not null)),
  check (clock = 'local' or clock_address is not null)
);

-- Authorities of others that the agency believes: those of a recognised provider, of an outside clock.
create table signatures.believed_authority (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  certificate bytea not null,
  fingerprint bytea not null check (length(fingerprint) = 32),
  certified boolean not null,
  expires_at timestamptz not null,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (agency_id, id),
  constraint believed_authority_taken unique (agency_id, fingerprint)
);

call core.protect('signatures.authority', 'signatures.revocation_list', 'signatures.certificate', 'signatures.signing_key',
  'signatures.settings', 'signatures.believed_authority');

-- Behind every other rule: the web shows a key to its person alone.
create policy own on signatures.signing_key as restrictive to pendopo_app
  using (person_id = (select core.person_id())) with check (person_id = (select core.person_id()));

grant select, insert on signatures.authority to pendopo_app, pendopo_worker;
grant select, insert on signatures.revocation_list to pendopo_app, pendopo_worker;
grant update (number, this_update, next_update, list) on signatures.revocation_list to pendopo_app, pendopo_worker;
grant select, insert on signatures.certificate to pendopo_app;
grant select on signatures.certificate to pendopo_worker;
grant update (replaced_at, revoked_at, revoked_by, reason) on signatures.certificate to pendopo_app;
-- The worker never signs for people, so it never sees their keys.
grant select, insert on signatures.signing_key to pendopo_app;
grant update (pkcs12_sealed, kept_at) on signatures.signing_key to pendopo_app;
grant select, insert, update on signatures.settings to pendopo_app;
grant select on signatures.settings to pendopo_worker;
grant select, insert, delete on signatures.believed_authority to pendopo_app;
grant select on signatures.believed_authority to pendopo_worker;

-- Whoever checks a signature is nobody's employee: certificates and lists are public, keys are not in here.
create function signatures.published_authority(authority uuid)
returns table (role text, certificate bytea, list bytea, next_update timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.role, a.certificate, l.list, l.next_update from signatures.authority a
  left join signatures.revocation_list l on l.agency_id = a.agency_id and l.authority_id = a.id
  where a.id = authority
$$;
revoke all on function signatures.published_authority from public;
grant execute on function signatures.published_authority to pendopo_app, pendopo_worker;

-- What a file of the agency is judged by; without an agency, the authorities of all of them.
create function signatures.published_trust(agency uuid)
returns table (kind text, bytes bytea, certified boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'anchor', a.certificate, false from signatures.authority a
    where a.role = 'root' and (agency is null or a.agency_id = agency)
  union all
  select 'anchor', b.certificate, b.certified from signatures.believed_authority b where b.agency_id = agency
  union all
  select 'list', l.list, false from signatures.revocation_list l where agency is null or l.agency_id = agency
$$;
revoke all on function signatures.published_trust from public;
grant execute on function signatures.published_trust to pendopo_app, pendopo_worker;
