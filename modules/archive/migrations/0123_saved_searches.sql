-- Searches that a person keeps under a name of their own.
create table archive.saved_search (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  -- As it stands in the address of the search page: "q=anggaran&year=2025".
  search text not null check (length(search) between 1 and 2000),
  saved_at timestamptz not null,
  primary key (agency_id, id),
  constraint saved_search_name unique (agency_id, person_id, name),
  foreign key (agency_id, person_id) references organization.person (agency_id, id)
);
call core.protect('archive.saved_search');
-- Nobody learns what another person looks for.
create policy own on archive.saved_search as restrictive to pendopo_app
  using (person_id = (select core.person_id())) with check (person_id = (select core.person_id()));
grant select, insert, delete on archive.saved_search to pendopo_app;
grant update (name, search) on archive.saved_search to pendopo_app;
