-- What SIASN of BKN answered about an employee, until somebody has held it against the file. The worker asks and seals what
-- comes; it has no right on the file itself.

create table staff.siasn_fetch (
  agency_id uuid not null,
  person_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  state text not null check (state in ('waiting', 'fetched', 'failed')),
  fault text check (fault in ('unreachable', 'busy', 'refused', 'odd-answer', 'no-such-employee')),
  answered_at timestamptz,
  primary key (agency_id, person_id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  foreign key (agency_id, asked_by) references organization.person (agency_id, id),
  constraint siasn_asked_by_another check (asked_by <> person_id),
  check ((state = 'failed') = (fault is not null)),
  check ((state = 'waiting') = (answered_at is null))
);
create index siasn_fetch_asker on staff.siasn_fetch (agency_id, asked_by);

create table staff.siasn_part (
  agency_id uuid not null,
  person_id uuid not null,
  is_private boolean not null,
  -- Entries and what could not be read, under a key of the installation, bound to the person.
  content_sealed bytea not null,
  primary key (agency_id, person_id, is_private),
  foreign key (agency_id, person_id) references staff.siasn_fetch (agency_id, person_id)
);

call core.protect('staff.siasn_fetch', 'staff.siasn_part');

create policy kept on staff.siasn_fetch as restrictive to pendopo_app
  using (staff.may_keep(person_id, false)) with check (staff.may_keep(person_id, false) and asked_by = core.person_id());
-- The private part opens as that of the file does: in a transaction that wrote the reading before.
create policy kept on staff.siasn_part as restrictive for select to pendopo_app
  using (staff.may_keep(person_id, false) and (not is_private or staff.reads_private(person_id)));

grant usage on schema staff to pendopo_worker;
grant select, insert, update on staff.siasn_fetch to pendopo_app;
grant select on staff.siasn_part to pendopo_app;
grant select (agency_id, person_id, state, asked_at), update (state, fault, answered_at), delete on staff.siasn_fetch to pendopo_worker;
grant select (agency_id, person_id, is_private), insert, delete on staff.siasn_part to pendopo_worker;
