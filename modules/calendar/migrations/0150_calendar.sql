-- Holidays, working patterns, who works by which, and in which zone. Nothing is overwritten: what was decided is followed
-- or taken back by another decision, and both stay.

create schema calendar;
grant usage on schema calendar to pendopo_app, pendopo_worker;

-- The written decision that a row rests on, and who entered it.
create table calendar.basis (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  number text not null check (length(number) between 1 and 200),
  title text not null check (length(title) between 1 and 400),
  decided_by text not null check (length(decided_by) between 1 and 200),
  recorded_by uuid,
  recorded_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, recorded_by) references organization.person (agency_id, id)
);
comment on column calendar.basis.recorded_at is 'Null for law that comes with the product.';
create index basis_recorder on calendar.basis (agency_id, recorded_by);

create table calendar.holiday (
  agency_id uuid not null,
  id uuid not null,
  unit_id uuid,
  day date not null,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('national', 'collective', 'regional')),
  basis_id uuid not null,
  withdrawal_id uuid,
  primary key (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  foreign key (agency_id, basis_id) references calendar.basis (agency_id, id),
  foreign key (agency_id, withdrawal_id) references calendar.basis (agency_id, id),
  check ((kind = 'regional') = (unit_id is not null))
);
comment on column calendar.holiday.unit_id is 'It counts for this unit and everything below; null for the nation.';
comment on column calendar.holiday.withdrawal_id is 'The decision by which it was taken back; such a row is what stood before.';
-- standingHolidays
create unique index holiday_stands_once on calendar.holiday (agency_id, day, unit_id) nulls not distinct where withdrawal_id is null;
-- holidaysOfYear
create index holiday_day on calendar.holiday (agency_id, day);
create index holiday_unit on calendar.holiday (agency_id, unit_id);
create index holiday_basis on calendar.holiday (agency_id, basis_id);
create index holiday_withdrawal on calendar.holiday (agency_id, withdrawal_id);

create table calendar.ramadan (
  agency_id uuid not null,
  id uuid not null,
  starts_on date not null,
  ends_before date not null,
  basis_id uuid not null,
  withdrawal_id uuid,
  primary key (agency_id, id),
  foreign key (agency_id, basis_id) references calendar.basis (agency_id, id),
  foreign key (agency_id, withdrawal_id) references calendar.basis (agency_id, id),
  -- 29 or 30 days; a correction may take one more or less.
  check (ends_before - starts_on between 28 and 31),
  constraint ramadan_overlaps exclude using gist
    (agency_id with =, daterange(starts_on, ends_before) with &&) where (withdrawal_id is null)
);
create index ramadan_basis on calendar.ramadan (agency_id, basis_id);
create index ramadan_withdrawal on calendar.ramadan (agency_id, withdrawal_id);

create table calendar.pattern (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  primary key (agency_id, id),
  constraint pattern_name_taken unique (agency_id, name)
);

-- Rows that end where they start never came into force: another followed before they had begun.
create table calendar.pattern_version (
  agency_id uuid not null,
  id uuid not null,
  pattern_id uuid not null,
  starts_on date not null,
  ends_before date,
  rule jsonb not null,
  basis_id uuid not null,
  ending_id uuid,
  primary key (agency_id, id),
  foreign key (agency_id, pattern_id) references calendar.pattern (agency_id, id),
  foreign key (agency_id, basis_id) references calendar.basis (agency_id, id),
  foreign key (agency_id, ending_id) references calendar.basis (agency_id, id),
  check (ends_before >= starts_on),
  constraint pattern_version_overlaps exclude using gist
    (agency_id with =, pattern_id with =, daterange(starts_on, ends_before) with &&)
);
create index pattern_version_basis on calendar.pattern_version (agency_id, basis_id);
create index pattern_version_ending on calendar.pattern_version (agency_id, ending_id);

create table calendar.assignment (
  agency_id uuid not null,
  id uuid not null,
  unit_id uuid,
  person_id uuid,
  pattern_id uuid,
  rotation_offset smallint not null default 0 check (rotation_offset between 0 and 55),
  starts_on date not null,
  ends_before date,
  basis_id uuid not null,
  ending_id uuid,
  primary key (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  foreign key (agency_id, pattern_id) references calendar.pattern (agency_id, id),
  foreign key (agency_id, basis_id) references calendar.basis (agency_id, id),
  foreign key (agency_id, ending_id) references calendar.basis (agency_id, id),
  check (num_nonnulls(unit_id, person_id) = 1),
  check (ends_before >= starts_on),
  constraint assignment_of_unit_overlaps exclude using gist
    (agency_id with =, unit_id with =, daterange(starts_on, ends_before) with &&) where (unit_id is not null),
  constraint assignment_of_person_overlaps exclude using gist
    (agency_id with =, person_id with =, daterange(starts_on, ends_before) with &&) where (person_id is not null)
);
comment on column calendar.assignment.pattern_id is 'Null for the pattern of the law.';
-- assignmentsOfUnits, assignmentsOfPeople
create index assignment_unit on calendar.assignment (agency_id, unit_id, starts_on);
create index assignment_person on calendar.assignment (agency_id, person_id, starts_on);
create index assignment_pattern on calendar.assignment (agency_id, pattern_id);
create index assignment_basis on calendar.assignment (agency_id, basis_id);
create index assignment_ending on calendar.assignment (agency_id, ending_id);

create table calendar.unit_zone (
  agency_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  zone text not null check (zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  starts_on date not null,
  ends_before date,
  basis_id uuid not null,
  ending_id uuid,
  primary key (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  foreign key (agency_id, basis_id) references calendar.basis (agency_id, id),
  foreign key (agency_id, ending_id) references calendar.basis (agency_id, id),
  check (ends_before >= starts_on),
  constraint unit_zone_overlaps exclude using gist
    (agency_id with =, unit_id with =, daterange(starts_on, ends_before) with &&)
);
create index unit_zone_unit on calendar.unit_zone (agency_id, unit_id);
create index unit_zone_basis on calendar.unit_zone (agency_id, basis_id);
create index unit_zone_ending on calendar.unit_zone (agency_id, ending_id);

-- Who has no flexible time and place for a time. Why (discipline, newly placed) is nobody's business here and is not kept.
create table calendar.flexibility_stop (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  starts_on date not null,
  ends_before date,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  foreign key (agency_id, recorded_by) references organization.person (agency_id, id),
  check (ends_before >= starts_on),
  constraint flexibility_stop_overlaps exclude using gist
    (agency_id with =, person_id with =, daterange(starts_on, ends_before) with &&)
);
create index flexibility_stop_person on calendar.flexibility_stop (agency_id, person_id);
create index flexibility_stop_recorder on calendar.flexibility_stop (agency_id, recorded_by);

call core.protect('calendar.basis', 'calendar.holiday', 'calendar.ramadan', 'calendar.pattern', 'calendar.pattern_version',
  'calendar.assignment', 'calendar.unit_zone', 'calendar.flexibility_stop');

-- What was decided is not changed by anybody: rows end or are taken back, and nothing else of them can be written.
grant select, insert on calendar.basis, calendar.holiday, calendar.ramadan, calendar.pattern, calendar.pattern_version,
  calendar.assignment, calendar.unit_zone, calendar.flexibility_stop to pendopo_app, pendopo_worker;
grant update (withdrawal_id) on calendar.holiday, calendar.ramadan to pendopo_app, pendopo_worker;
grant update (ends_before, ending_id) on calendar.pattern_version, calendar.assignment, calendar.unit_zone to pendopo_app, pendopo_worker;
grant update (ends_before) on calendar.flexibility_stop to pendopo_app, pendopo_worker;
