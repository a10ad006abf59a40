-- The key of each agency's objects, sealed under the secret of the installation (SECRET_KEY), which is not in here.
create table core.agency_key (
  agency_id uuid primary key,
  sealed bytea not null,
  made_at timestamptz not null default now()
);
call core.protect('core.agency_key');
-- Made once, never changed: what was sealed with it must stay readable.
grant select, insert on core.agency_key to pendopo_app, pendopo_worker;
