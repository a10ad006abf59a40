-- Named lists of recipients, for the unit that keeps them and everything below it.

create table outgoing.distribution_list (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  unit_id uuid not null,
  name text not null check (length(name) between 1 and 300),
  -- A blind list is named in the letter; who is on it is not.
  blind boolean not null,
  -- Recipients of the contract, in their order. A letter keeps its own copy.
  recipients jsonb not null check (jsonb_typeof(recipients) = 'array' and jsonb_array_length(recipients) between 1 and 300),
  version int not null default 1,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id)
);
create unique index distribution_list_name_taken on outgoing.distribution_list (agency_id, unit_id, lower(name));

call core.protect('outgoing.distribution_list');
grant select, insert, update, delete on outgoing.distribution_list to pendopo_app, pendopo_worker;
